def runs = new GroovyClassLoader(getClass().classLoader).parseClass(new File(support, 'Runs.groovy'))
// What was there before is there still, byte for byte.
def untouched = { -> context.get('before').every { path, digest -> new File(basedir, "target/turbulence/runs/${path}").bytes.digest('SHA-256') == digest } }
String log = new File(basedir, 'build.log').text

// A bad run does not keep the others from being migrated, and is named at the end.
assert untouched()
['run_a', 'run_b', 'run_c'].each { assert runs.sql(new File(basedir, "target/turbulence/runs/${it}"), 'pragma integrity_check') == [['ok']] }
assert log.contains('run_b') && log.contains('instances.jsonl')
true
