def runs = new GroovyClassLoader(getClass().classLoader).parseClass(new File(support, 'Runs.groovy'))
// What was there before is there still, byte for byte.
def untouched = { -> context.get('before').every { path, digest -> new File(basedir, "target/turbulence/runs/${path}").bytes.digest('SHA-256') == digest } }

assert untouched()
File run = new File(basedir, 'target/turbulence/runs/run_old')
assert runs.sql(run, 'select id, scenario_id, status from instances order by id') == [['inst_1', 'checkout', 'pass'], ['inst_2', 'checkout', 'fail']]
assert runs.sql(run, 'select action_name, action_type, status_code from steps order by id') == [['create_order', 'http', 201], ['create_order', 'http', 500]]
assert runs.sql(run, 'select count(*) from assertions') == [[0]]
runs.read(run) { stored ->
    assert stored.id() == 'run_old'
    assert stored.instances().failed().one().error() == 'out of stock'
}
true
