def runs = new GroovyClassLoader(getClass().classLoader).parseClass(new File(support, 'Runs.groovy'))
context.get('shop').stop()
String log = new File(basedir, 'build.log').text

// verify is read-only and says the same each time.
File run = runs.only(basedir)
assert runs.files(run) == ['assertions.jsonl', 'instances.jsonl', 'manifest.json', 'steps.jsonl', 'summary.json']
assert log.count('BUILD SUCCESS') == 3
assert log.readLines().findAll { it.contains('fail_count') }.collect { it.trim() }.toSet().size() == 1
true
