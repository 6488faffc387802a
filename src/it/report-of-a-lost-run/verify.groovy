def runs = new GroovyClassLoader(getClass().classLoader).parseClass(new File(support, 'Runs.groovy'))
context.get('shop').stop()
File run = runs.only(basedir)
File report = new File(basedir, "target/turbulence/reports/${run.name}")

def gate = new groovy.xml.XmlParser().parse(new File(report, 'TEST-turbulence-gate.xml'))
assert gate.testcase*.@name == ['fail_count>0']
assert gate.testcase[0].failure[0].@message == 'observed 4, allowed at most 0'
def scenario = new groovy.xml.XmlParser().parse(new File(report, 'TEST-turbulence-scenario-checkout.xml'))
assert scenario.@failures.toInteger() > 0
List<String> failed = runs.read(run) { stored -> stored.instances().failed().list()*.id() }
assert failed.any { id -> scenario.text().contains(id) }

String page = new File(report, 'index.html').getText('UTF-8')
assert page.contains('Gate failed') && page.contains(run.name) && failed.every { id -> page.contains(id) }
String markdown = new File(report, 'summary.md').getText('UTF-8')
assert markdown.contains('Gate failed') && markdown.contains('**20 instances**: 16 passed, 4 failed')

String log = new File(basedir, 'build.log').text
assert log =~ /Failed to execute goal dev\.turbulence:turbulence-maven-plugin:[^:]+:verify/
assert log.contains('Report: ' + new File(report, 'index.html').canonicalPath)
true
