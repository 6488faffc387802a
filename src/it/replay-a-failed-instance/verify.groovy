import dev.turbulence.storage.Storage

def runs = new GroovyClassLoader(getClass().classLoader).parseClass(new File(support, 'Runs.groovy'))
context.get('shop').stop()
File folder = new File(basedir, 'target/turbulence')
def log = new File(basedir, 'build.log').readLines('UTF-8')
String text = log.join('\n')

// Without an instance, and with one that is not there, it lists those that failed.
assert text.contains('Which instance is to be played again? Say -Dturbulence.instance=<id>. Failed in run ')
assert text.contains("has no instance 'inst_000000000000'. Failed in run ")
assert log.count { it.contains('  inst_8e8d00000004  step create_order: HTTP 500') } >= 2

// The two replays: what failed then passes now, with the same data and decision, from either storage.
assert log.count { it.endsWith('of scenario checkout: failed then, passes now') } == 2
assert log.any { it ==~ /.*  ! create_order +failed -> ok +500 -> 201 .*/ }
assert log.any { it ==~ /.*  - ask_again .* only then/ }
assert log.any { it ==~ /.*  \+ await_payment .* only now/ }
List<File> replays = new File(folder, 'replays').listFiles().findAll { it.directory }.sort { it.name }
List<File> played = runs.in(basedir)
assert replays.size() == 2 && played.size() == 2
[['inst_8e8d00000004', Storage.JSONL], ['inst_8e8d00000003', Storage.SQLITE]].each { id, storage ->
    def records = { List<File> all ->
        runs.read(all.find { run -> runs.read(run) { it.storage() } == storage }) { stored ->
            def instance = stored.instances().withId(id).one()
            def decision = stored.steps().ofInstance(id).named('payment').one().observation().own().at('/decision/option')
            [instance.entryData(), decision, instance.passed()]
        }
    }
    def then = records(played)
    def now = records(replays)
    assert then[2] == false && now[2] == true
    assert then[0] == now[0] && then[1] == now[1]
}

// The runs are as they were, and a replay is none of them: the latest is still the second run.
assert new File(folder, 'last-run').text.trim() == played.last().name
assert runs.read(played.last()) { it.instances().count() } == 20
assert text.contains('Skipped: turbulence.replay.skip is set')
true
