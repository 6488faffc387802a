def runs = new GroovyClassLoader(getClass().classLoader).parseClass(new File(support, 'Runs.groovy'))
context.get('shop').stop()
String log = new File(basedir, 'build.log').text

File run = runs.only(basedir)
assert runs.files(run) == ['assertions.jsonl', 'instances.jsonl', 'manifest.json', 'steps.jsonl', 'summary.json', 'turbulence.db']
assert runs.lines(new File(run, 'instances.jsonl')) == 20
assert runs.lines(new File(run, 'steps.jsonl')) == runs.sql(run, 'select count(*) from steps')[0][0]
def slurper = new groovy.json.JsonSlurper()
def fromLines = new File(run, 'instances.jsonl').readLines('UTF-8').collect { slurper.parseText(it) }.collectEntries { [it.instance_id, [it.scenario_id, it.passed ? 'pass' : 'fail']] }
assert fromLines == runs.sql(run, 'select id, scenario_id, status from instances').collectEntries { [it[0], [it[1], it[2]]] }
assert log.contains('turbulence.overwrite=true')
true
