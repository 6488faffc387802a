def runs = new GroovyClassLoader(getClass().classLoader).parseClass(new File(support, 'Runs.groovy'))
context.get('shop').stop()
// 40 arrivals per second for two seconds, of which the first half second is played and not counted.
File run = runs.only(basedir)
runs.read(run) { stored ->
    assert stored.state().toString() == 'complete'
    assert stored.instances().count() == 60
    assert stored.instances().includingWarmUp().count() == 80
    assert stored.summary().load().warmUpInstances() == 20
}
assert runs.sql(run, 'SELECT count(*) FROM instances') == [[80]]
assert runs.sql(run, 'SELECT count(*) FROM http_steps') == [[60]]
assert new groovy.json.JsonSlurper().parse(new File(run, 'summary.json')).total_instances == 60
assert runs.lines(new File(basedir, 'target/http-steps')) == 60
assert runs.lines(new File(basedir, 'target/http-steps-with-warm-up')) == 80
assert new File(basedir, 'build.log').text.contains('40 instances per second, for 2 s, at most 1000 at once, warm-up 0.5 s')
true
