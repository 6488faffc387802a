def runs = new GroovyClassLoader(getClass().classLoader).parseClass(new File(support, 'Runs.groovy'))
context.get('shop').stop()
String log = new File(basedir, 'build.log').text

// Nothing is sent, nothing is stored, and what was not run is not judged either.
assert context.get('shop').requests.get() == 0
assert !new File(basedir, 'target').exists()
assert log.count('BUILD SUCCESS') == 7
true
