def runs = new GroovyClassLoader(getClass().classLoader).parseClass(new File(support, 'Runs.groovy'))
runs.copy(new File(support, 'runs/passed'), new File(basedir, 'kept/run_a'))
runs.copy(new File(support, 'runs/failed'), new File(basedir, 'kept/run_b'))
context.put('before', runs.digests(new File(basedir, 'kept')))
true
