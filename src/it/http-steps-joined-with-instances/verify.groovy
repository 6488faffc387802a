def runs = new GroovyClassLoader(getClass().classLoader).parseClass(new File(support, 'Runs.groovy'))
context.get('shop').stop()
File run = runs.only(basedir)
runs.read(run) { stored ->
    def instances = stored.instances().list().collectEntries { [it.id(), it] }
    def http = stored.steps().ofType('http').withInstances().list()
    assert http.size() == 20
    http.each {
        assert it.step().type() == 'http'
        assert it.instance() == instances[it.step().instanceId()]
    }
    assert http.collect { it.instance().id() } as Set == instances.keySet()
    assert stored.steps().ofType('wait').count() + stored.steps().ofType('assert').count() + http.size() == stored.steps().count()
}
true
