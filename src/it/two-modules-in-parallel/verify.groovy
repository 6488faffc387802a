def runs = new GroovyClassLoader(getClass().classLoader).parseClass(new File(support, 'Runs.groovy'))
context.get('shop').stop()
File orders = runs.only(new File(basedir, 'orders'))
File health = runs.only(new File(basedir, 'health'))
assert runs.sql(orders, 'select count(*), min(scenario_id), max(scenario_id) from instances') == [[100, 'checkout', 'checkout']]
assert runs.sql(health, 'select count(*), min(scenario_id), max(scenario_id) from instances') == [[100, 'browse', 'browse']]
[orders, health].each {
    assert runs.files(it) == ['manifest.json', 'summary.json', 'turbulence.db']
    assert runs.sql(it, 'pragma integrity_check') == [['ok']]
}
assert !new File(basedir, 'target').exists()
true
