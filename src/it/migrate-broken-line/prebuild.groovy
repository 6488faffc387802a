def runs = new GroovyClassLoader(getClass().classLoader).parseClass(new File(support, 'Runs.groovy'))
runs.copy(new File(support, 'runs/failed'), new File(basedir, 'target/turbulence/runs/run_a'))
File steps = new File(basedir, 'target/turbulence/runs/run_a/steps.jsonl')
def lines = steps.readLines('UTF-8')
lines[2] = lines[2].substring(0, 100)
steps.setText(lines.join('\n') + '\n', 'UTF-8')
context.put('before', runs.digests(new File(basedir, 'target/turbulence/runs')))
true
