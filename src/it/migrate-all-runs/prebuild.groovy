def runs = new GroovyClassLoader(getClass().classLoader).parseClass(new File(support, 'Runs.groovy'))
runs.copy(new File(support, 'runs/failed'), new File(basedir, 'target/turbulence/runs/run_a'))
runs.copy(new File(support, 'runs/passed'), new File(basedir, 'target/turbulence/runs/run_b'))
runs.copy(new File(support, 'runs/failed'), new File(basedir, 'target/turbulence/runs/run_c'))
new File(basedir, 'target/turbulence/runs/run_b/instances.jsonl').withWriter { it << 'broken\n{}\n' }
context.put('before', runs.digests(new File(basedir, 'target/turbulence/runs')))
true
