def runs = new GroovyClassLoader(getClass().classLoader).parseClass(new File(support, 'Runs.groovy'))
context.get('shop').stop()
String log = new File(basedir, 'build.log').text

assert runs.only(basedir).exists()
assert log.contains('BUILD SUCCESS')
assert log.contains('p95_latency_ms[step=create_order]')
true
