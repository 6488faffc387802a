def runs = new GroovyClassLoader(getClass().classLoader).parseClass(new File(support, 'Runs.groovy'))
context.get('shop').stop()
String log = new File(basedir, 'build.log').text

File run = runs.only(basedir)
assert runs.read(run) { stored -> stored.instances().failed().count() } == 4
assert log.contains('BUILD SUCCESS')
assert log =~ /\[(WARNING|ERROR)\].*(fail_count|lost)/
true
