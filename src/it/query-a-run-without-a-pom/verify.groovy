def runs = new GroovyClassLoader(getClass().classLoader).parseClass(new File(support, 'Runs.groovy'))
// Whatever was asked, no file has changed, none is new, and no stray folder was made.
assert runs.digests(new File(basedir, 'kept')) == context.get('before')
assert (basedir.list() - '.mvn').findAll { !it.endsWith('.groovy') && !it.endsWith('.log') && !it.endsWith('.properties') } == ['kept']

def log = new File(basedir, 'build.log').readLines('UTF-8')
int failed = log.findIndexOf { it ==~ /instance_id +scenario_id +kind +location +message +duration_ms/ }
assert log[failed + 2].startsWith('inst_cff3b35fcd0a  refund-flow  error')
assert log[failed + 4] == '1 row'
int sql = log.findIndexOf { it == 'created' }
assert log[sql + 2] == '      3'

String text = log.join('\n')
assert text.contains('Refused: DELETE. A stored run is only read')
assert text.contains('Refused: VACUUM. A stored run is only read')
assert text.contains('Refused: ATTACH. A stored run is only read')
assert text.contains('The SQL query was given up after 1.0 s, its time limit.')
assert text.contains("There is no query 'failures'. There are failed-instances, http-steps,")
true
