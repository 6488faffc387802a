def runs = new GroovyClassLoader(getClass().classLoader).parseClass(new File(support, 'Runs.groovy'))
assert runs.sql(new File(basedir, 'kept/run_a'), 'select count(*) from steps') == [[8]]
// No stray folders: neither a target nor one with an unresolved name. (The invoker makes .mvn.)
assert (basedir.list() - '.mvn').findAll { !it.endsWith('.groovy') && !it.endsWith('.log') && !it.endsWith('.properties') } == ['kept']
true
