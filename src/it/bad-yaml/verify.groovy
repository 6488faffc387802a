def runs = new GroovyClassLoader(getClass().classLoader).parseClass(new File(support, 'Runs.groovy'))
context.get('shop').stop()
// All problems of all files at once, each with its place; nothing sent, nothing stored.
assert context.get('shop').requests.get() == 0
assert runs.in(basedir) == []
assert !new File(basedir, 'target/turbulence/last-run').exists()
String log = new File(basedir, 'build.log').text
assert log =~ /misspelt\.yaml:5:\d+/ && log.contains('servce') && log.contains('service')
assert log =~ /unknown-service\.yaml:5:\d+/ && log.contains('bank')
assert log.contains('MojoExecutionException') || log.contains('BUILD FAILURE')
true
