def runs = new GroovyClassLoader(getClass().classLoader).parseClass(new File(support, 'Runs.groovy'))
runs.copy(new File(support, 'runs/failed'), new File(basedir, 'target/turbulence/runs/run_a'))
context.put('before', runs.digests(new File(basedir, 'target/turbulence/runs')))
new File(basedir, 'target/turbulence/runs/run_a/turbulence.db').text = 'something else'
true
