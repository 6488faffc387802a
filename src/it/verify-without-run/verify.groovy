def runs = new GroovyClassLoader(getClass().classLoader).parseClass(new File(support, 'Runs.groovy'))
String log = new File(basedir, 'build.log').text

assert runs.in(basedir) == []
assert !new File(basedir, 'target/turbulence/runs').exists()
assert log =~ /turbulence-maven-plugin:[^:]+:verify/
assert log.contains('turbulence:run')
true
