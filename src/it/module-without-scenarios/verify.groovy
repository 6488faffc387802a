def runs = new GroovyClassLoader(getClass().classLoader).parseClass(new File(support, 'Runs.groovy'))
context.get('shop').stop()
String log = new File(basedir, 'build.log').text

assert !new File(basedir, 'library/target').exists()
assert runs.in(new File(basedir, 'health')).size() == 2
assert log =~ /(?s)library.*no SUT file/ || log.contains('sut.yaml')
true
