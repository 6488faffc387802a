def runs = new GroovyClassLoader(getClass().classLoader).parseClass(new File(support, 'Runs.groovy'))
String log = new File(basedir, 'build.log').text

assert log.contains('BUILD SUCCESS') && log.contains('run_20261101_101500_abcd')
true
