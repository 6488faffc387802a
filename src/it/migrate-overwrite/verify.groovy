def runs = new GroovyClassLoader(getClass().classLoader).parseClass(new File(support, 'Runs.groovy'))
// What was there before is there still, byte for byte.
def untouched = { -> context.get('before').every { path, digest -> new File(basedir, "target/turbulence/runs/${path}").bytes.digest('SHA-256') == digest } }

File run = new File(basedir, 'target/turbulence/runs/run_a')
assert untouched()
assert runs.sql(run, 'select count(*) from steps') == [[8]]
assert runs.files(run).findAll { it.contains('turbulence') } == ['turbulence.db']
true
