def runs = new GroovyClassLoader(getClass().classLoader).parseClass(new File(support, 'Runs.groovy'))
String log = new File(basedir, 'build.log').text

assert new File(basedir, 'target/cleaned-up').exists()
assert log =~ /Failed to execute goal dev\.turbulence:turbulence-maven-plugin:[^:]+:verify/
assert log.contains('/health') && log.contains('1 s')
true
