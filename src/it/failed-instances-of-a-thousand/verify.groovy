def runs = new GroovyClassLoader(getClass().classLoader).parseClass(new File(support, 'Runs.groovy'))
context.get('shop').stop()
// Of a thousand instances the query for failed ones gives exactly those, by the index.
File run = runs.only(basedir)
runs.read(run) { stored ->
    assert stored.instances().count() == 1000
    def failed = stored.instances().failed().list()
    assert failed.size() == 40
    def refused = stored.steps().named('create_order').withStatusCode(500).list()*.instanceId() as Set
    assert failed*.id() as Set == refused
}
def plan = runs.sql(run, "explain query plan select * from instances where status = 'fail'")*.last().join(' ')
assert plan =~ /USING (COVERING )?INDEX idx_instances_status|USING (COVERING )?INDEX \w+ \(status=/
true
