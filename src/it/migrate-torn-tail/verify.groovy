def runs = new GroovyClassLoader(getClass().classLoader).parseClass(new File(support, 'Runs.groovy'))
// What was there before is there still, byte for byte.
def untouched = { -> context.get('before').every { path, digest -> new File(basedir, "target/turbulence/runs/${path}").bytes.digest('SHA-256') == digest } }
String log = new File(basedir, 'build.log').text

assert untouched()
assert log =~ /\[WARNING\].*steps\.jsonl.*8/
assert runs.sql(new File(basedir, 'target/turbulence/runs/run_a'), 'select count(*) from steps') == [[7]]
true
