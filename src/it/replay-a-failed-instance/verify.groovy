import dev.turbulence.storage.Storage

def runs = new GroovyClassLoader(getClass().classLoader).parseClass(new File(support, 'Runs.groovy'))
context.get('shop').stop()
File folder = new File(basedir, 'target/turbulence')
def log = new File(basedir, 'build.log').readLines('UTF-8')
String text = log.join('\n')

// Without an instance, and with one that is not there, it lists those that failed.
assert text.contains('Which instance is to be played again? Say -Dturbulence.instance=<id>. Failed in run ')
assert text.contains("has no instance 'inst_000000000000'. Failed in run ")
assert log.count { it.startsWith('  inst_8e8d00000004  step create_order: HTTP 500') } >= 2

// The two replays: what failed then passes now, with the same data and decision, from either storage.
assert log.count { it.endsWith('of scenario checkout: failed then, passes now') } == 2
assert log.any { it ==~ /.*  ! create_order +failed -> ok +500 -> 201 .*/ }
assert log.any { it ==~ /.*  - ask_again .* only then/ }
assert log.any { it ==~ /.*  \+ await_payment .* only now/ }
List<File> replays = new File(folder, 'replays').listFiles().findAll { it.directory }.sort { it.name }
List<File> played = runs.in(basedir)
assert replays.size() == 2 && played.size() == 2
[['inst_8e8d00000004', Storage.JSONL], ['inst_8e8d00000003', Storage.SQLITE]].each { id, storage ->
    def records = { File run ->
        runs.read(run) { stored ->
            def instance = stored.instances().withId(id).one()
            def decision = stored.steps().ofInstance(id).named('payment').one().observation().own().at('/decision/option')
            [stored.storage(), instance.entryData(), decision, instance.passed()]
        }
    }
    def then = played.collect { records(it) }.find { it[0] == storage }
    def now = replays.collect { records(it) }.find { it[0] == storage }
    assert then[3] == false && now[3] == true
    assert then[1] == now[1] && then[2] == now[2]
}

// The runs are as they were, and a replay is none of them: the latest is still the second run.
assert new File(folder, 'last-run').text.trim() == played.last().name
assert runs.read(played.last()) { it.instances().count() } == 20
assert text.contains('Skipped: turbulence.replay.skip is set')
true
