def runs = new GroovyClassLoader(getClass().classLoader).parseClass(new File(support, 'Runs.groovy'))
File run = runs.only(basedir)
runs.read(run) { stored ->
    assert stored.instances().failed().count() == 20
    assert stored.steps().failed().list().every { it.observation().errors().any { error -> error.contains('refused') } }
}
// The message alone says what happened, where, and where to look.
String message = new File(basedir, 'build.log').readLines().dropWhile { !it.startsWith('[ERROR]') }.join('\n')
assert message.contains('fail_count') && message.contains('20')
assert message.toLowerCase().contains('connection refused')
assert message.contains('look_at_health')
assert message.contains(run.name)
true
