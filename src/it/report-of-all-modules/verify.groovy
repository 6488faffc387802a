context.get('shop').stop()
// The invoker writes all calls into one log.
List<String> builds = new File(basedir, 'build.log').text.split('Scanning for projects').tail()
assert builds.size() == 6
def message = { String build -> build.substring(build.indexOf('[ERROR] Failed to execute goal')) }
def modules = { String build -> build.readLines().findAll { it =~ /^\[INFO\]   (FAIL|ok|skip) / }.collect { it.split(/ +/)[1, 2] } }

assert message(builds[0]).contains('orders: turbulence:report-aggregate is bound in report-of-all-modules, which is built before orders.')
assert message(builds[0]).contains('2 of 2 modules lost it')

assert message(builds[1]) =~ /turbulence-maven-plugin:[^:]+:report-aggregate \(all-modules\) on project gate/
assert message(builds[1]).contains('The gate over all modules is lost: 1 of 2 modules lost it.')
assert message(builds[1]) =~ /orders: The gate is lost for run run_\S+: 1 condition is true\.\R.*fail_count>0: observed 4, allowed at most 0/
assert !message(builds[1]).contains('health: ')
assert builds[1].contains('FAIL  orders  20 instances: 16 passed, 4 failed')
// A module without scenarios is not missed.
assert modules(builds[1]) == [['FAIL', 'orders'], ['ok', 'health']]

File informed = new File(basedir, 'target/turbulence/aggregate')
assert informed.list().sort() == ['TEST-turbulence-modules.xml', 'index.html', 'summary.md']
String page = new File(informed, 'index.html').getText('UTF-8')
def links = (page =~ /href="(\.\/[^"]+)"/).collect { it[1] }
assert links.size() == 2: 'each run has its report, drawn here when it was not there'
links.each { assert new File(informed, it).file }
assert new File(informed, 'summary.md').getText('UTF-8').contains('### ❌ Gate failed: 1 of 2 modules')
def suite = new groovy.xml.XmlParser().parse(new File(informed, 'TEST-turbulence-modules.xml'))
assert suite.testcase.collect { [it.@classname, it.@name, it.failure.size()] } as Set == [
        ['turbulence.orders.gate', 'fail_count>0', 1],
        ['turbulence.orders.gate', 'p95_latency_ms[step=create_order]>60s', 0],
        ['turbulence.health.gate', 'fail_count>0', 0]] as Set
assert builds[2].contains('BUILD SUCCESS')

assert builds[3].contains('Gate passed: all 2 modules')
assert new File(basedir, 'gate/target/turbulence/aggregate/index.html').file

assert message(builds[4]).contains('health: This build made no run of it: is turbulence:run bound there? The runs in '
        + new File(basedir, 'health/target/turbulence/runs').canonicalPath + ' are of earlier builds.')
assert !message(builds[4]).contains('orders: ')

assert builds[5].contains('Gate passed: all 2 modules')
assert new File(basedir, 'target/called/index.html').file
true
