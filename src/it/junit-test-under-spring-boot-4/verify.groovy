def runs = new GroovyClassLoader(getClass().classLoader).parseClass(new File(support, 'Runs.groovy'))
context.get('shop').stop()
File run = runs.only(basedir)
def report = new groovy.xml.XmlSlurper().parse(new File(basedir, 'target/failsafe-reports/TEST-OrdersIT.xml'))
assert report.@tests == '2' && report.@failures == '0' && report.@errors == '0' && report.@skipped == '0'
assert runs.read(run) { stored -> stored.storage().toString() } == 'sqlite'
true
