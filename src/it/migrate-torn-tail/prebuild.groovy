def runs = new GroovyClassLoader(getClass().classLoader).parseClass(new File(support, 'Runs.groovy'))
runs.copy(new File(support, 'runs/failed'), new File(basedir, 'target/turbulence/runs/run_a'))
File steps = new File(basedir, 'target/turbulence/runs/run_a/steps.jsonl')
String text = steps.getText('UTF-8')
steps.setText(text.substring(0, text.length() - 50), 'UTF-8')
context.put('before', runs.digests(new File(basedir, 'target/turbulence/runs')))
true
