def runs = new GroovyClassLoader(getClass().classLoader).parseClass(new File(support, 'Runs.groovy'))
context.get('shop').stop()
assert context.get('shop').stopped
assert new File(basedir, 'target/stopped').text.contains('stopping')
assert runs.read(runs.only(basedir)) { stored -> stored.instances().passed().count() } == 20
assert new File(basedir, 'build.log').text.contains('BUILD SUCCESS')
true
