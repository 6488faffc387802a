def shop = context.get('shop')
shop.stop()

// It is known before anything is sent, so nothing is.
assert shop.requests.get() == 0
assert !new File(basedir, 'target/turbulence/runs').exists()
String log = new File(basedir, 'build.log').text
assert log.contains('turbulence.failOn compares with a baseline, and none is named.')
assert log =~ /Failed to execute goal dev\.turbulence:turbulence-maven-plugin:[^:]+:run/
true
