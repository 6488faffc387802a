def runs = new GroovyClassLoader(getClass().classLoader).parseClass(new File(support, 'Runs.groovy'))
context.get('shop').stop()
// Without the storage flag: JSON lines, and no database.
File run = runs.only(basedir)
assert runs.files(run) == ['assertions.jsonl', 'instances.jsonl', 'manifest.json', 'steps.jsonl', 'summary.json']
assert runs.lines(new File(run, 'instances.jsonl')) == 20
assert runs.lines(new File(run, 'steps.jsonl')) == 60
assert runs.lines(new File(run, 'assertions.jsonl')) == 40
assert new File(basedir, 'target/turbulence/last-run').text.trim() == run.name
runs.read(run) { stored ->
    assert stored.state().toString() == 'complete'
    assert stored.storage().toString() == 'jsonl'
    assert stored.instances().passed().count() == 20
}
true
