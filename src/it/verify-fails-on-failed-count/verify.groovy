def runs = new GroovyClassLoader(getClass().classLoader).parseClass(new File(support, 'Runs.groovy'))
context.get('shop').stop()
File run = runs.only(basedir)
List<String> failed = runs.read(run) { stored -> stored.instances().failed().list()*.id() }
assert failed.size() == 4
String log = new File(basedir, 'build.log').text
assert log =~ /Failed to execute goal dev\.turbulence:turbulence-maven-plugin:[^:]+:verify/
assert log.contains('fail_count') && failed.any { log.contains(it) }
assert log.contains(run.absolutePath) || log.contains(run.name)
true
