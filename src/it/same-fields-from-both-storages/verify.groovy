def runs = new GroovyClassLoader(getClass().classLoader).parseClass(new File(support, 'Runs.groovy'))
context.get('shop').stop()
def folders = runs.in(basedir)
assert folders.size() == 2
File jsonl = folders.find { new File(it, 'instances.jsonl').exists() }
File sqlite = folders.find { new File(it, 'turbulence.db').exists() }
def describe = { stored -> stored.instances().list().collectEntries {
    [it.id(), [it.scenarioId(), it.passed(), it.error(), it.entryData().get('seed_data').toString()]] } }
def fromJsonl = runs.read(jsonl, describe)
def fromSqlite = runs.read(sqlite, describe)
assert fromJsonl.size() == 20
assert fromJsonl == fromSqlite
[jsonl, sqlite].each { folder ->
    runs.read(folder) { stored ->
        stored.instances().list().each {
            assert it.startedAt() != null && !it.completedAt().isBefore(it.startedAt())
            assert it.duration() != null && it.correlationId().startsWith('corr_') && it.runId() == folder.name
        }
    }
}
true
