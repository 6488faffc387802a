def runs = new GroovyClassLoader(getClass().classLoader).parseClass(new File(support, 'Runs.groovy'))
runs.copy(new File(support, 'runs/failed'), new File(basedir, 'target/turbulence/runs/run_a'))
true
