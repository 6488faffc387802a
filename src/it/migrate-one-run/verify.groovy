def runs = new GroovyClassLoader(getClass().classLoader).parseClass(new File(support, 'Runs.groovy'))
// What was there before is there still, byte for byte.
def untouched = { -> context.get('before').every { path, digest -> new File(basedir, "target/turbulence/runs/${path}").bytes.digest('SHA-256') == digest } }

File run = new File(basedir, 'target/turbulence/runs/run_a')
assert untouched()
assert runs.sql(run, 'select count(*) from instances') == [[3]]
assert runs.sql(run, "select count(*) from instances where status = 'fail'") == [[1]]
assert runs.sql(run, 'select count(*) from steps') == [[8]]
assert runs.sql(run, 'select count(*) from assertions') == [[2]]
assert runs.sql(run, 'pragma integrity_check') == [['ok']]
assert runs.sql(run, 'pragma foreign_key_check') == []
assert !new File(basedir, 'target/turbulence/runs/run_b/turbulence.db').exists()
true
