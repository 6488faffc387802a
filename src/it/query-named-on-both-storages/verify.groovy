def answers = ['failed-instances', 'http-steps', 'steps', 'failed-assertions', 'slowest-steps', 'status-codes', 'latency', 'errors']
def jsonl = new File(basedir, 'target/jsonl')
def sqlite = new File(basedir, 'target/sqlite')
assert jsonl.list().sort() == answers.sort(false)
answers.each { assert new File(sqlite, it).text == new File(jsonl, it).text }

def json = new groovy.json.JsonSlurper()
def failed = new File(jsonl, 'failed-instances').readLines('UTF-8').collect { json.parseText(it) }
assert failed*.instance_id == ['inst_cff3b35fcd0a']
assert failed[0].message.contains('entry.seed_data.original_amount')
def http = new File(jsonl, 'http-steps').readLines('UTF-8').collect { json.parseText(it) }
assert http.size() == 5
assert http.every { it.action_type == 'http' && it.scenario_id && it.observation.status_code == it.status_code }
assert new File(jsonl, 'slowest-steps').readLines('UTF-8').collect { json.parseText(it).latency_ms }.first() == 139.319381
assert new File(jsonl, 'failed-assertions').text == ''
assert new File(jsonl, 'latency').readLines('UTF-8')[0] == 'action_name,samples,min_ms,mean_ms,p50_ms,p95_ms,p99_ms,max_ms'
assert new File(jsonl, 'status-codes').readLines('UTF-8').contains('create_cart,api,201,2,100.0')

String log = new File(basedir, 'build.log').text
assert log.contains('is stored as JSON lines, and SQL can only be asked of a database. Make one first: mvn turbulence:migrate')
assert log.contains("has no step 'create_carts'. It knows ")
assert log.readLines().contains('{"id":"inst_cff3b35fcd0a"}')
true
