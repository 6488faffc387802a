import groovy.json.JsonSlurper

context.get('shop').stop()
def runs = new File(basedir, 'target/turbulence/runs').listFiles().findAll { it.directory }*.name.sort()
assert runs.size() == 2
def comparisons = new File(basedir, 'target/turbulence/comparisons')
assert comparisons.list() as List == ["${runs[0]}..${runs[1]}"]
def comparison = new File(comparisons, comparisons.list()[0])
assert comparison.list().sort() == ['comparison.json', 'index.html', 'summary.md']

// The latest run is compared with the one before it that passed; a slower answer is a change, a check is noise.
def json = new JsonSlurper().parse(new File(comparison, 'comparison.json'))
assert json.base.run_id == runs[0] && json.base.storage == 'jsonl'
assert json.run.run_id == runs[1] && json.run.storage == 'sqlite'
assert json.doubts == []
def created = json.steps.find { it.name == 'create_order' }.numbers
assert created.p50_latency_ms.finding == 'worse'
assert created.p50_latency_ms.difference > 200
assert created.p99_latency_ms.finding == 'too_few_samples'
assert created.fail_rate_percent.finding == 'noise'

assert new File(basedir, 'step-summary.md').text.count("### ") == 1
assert new File(comparison, 'index.html').text.contains("${runs[1]} compared with base ${runs[0]}")

// A slower run informs and fails nothing; runs that are not there do.
String log = new File(basedir, 'build.log').text.replaceAll(/\s*\R\[[A-Z]+\]\s+/, ' ')
assert log.contains('There is no run in ')
assert log.contains("There is nothing to compare run ${runs[0]} with: no run in ")
assert log.contains("Run ${runs[1]} compared with base ${runs[0]}: ")
assert log.contains("Comparison: ${new File(comparison, 'index.html')}")
assert log.contains('Skipped: turbulence.compare.skip is set')
assert log.count('BUILD SUCCESS') == 4
true
