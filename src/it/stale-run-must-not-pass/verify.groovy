def runs = new GroovyClassLoader(getClass().classLoader).parseClass(new File(support, 'Runs.groovy'))
String log = new File(basedir, 'build.log').text

assert runs.in(basedir)*.name == ['run_20261101_101500_abcd']
assert log =~ /Failed to execute goal dev\.turbulence:turbulence-maven-plugin:[^:]+:verify/
assert log.contains('run_20261101_101500_abcd')
true
