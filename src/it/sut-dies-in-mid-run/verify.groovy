def runs = new GroovyClassLoader(getClass().classLoader).parseClass(new File(support, 'Runs.groovy'))
context.get('shop').stop()
String log = new File(basedir, 'build.log').text

// The run goes on and is stored, what cleans up after it still happens, and verify fails the build.
File run = runs.only(basedir)
runs.read(run) { stored ->
    assert stored.instances().count() == 200
    assert stored.instances().passed().count() > 0
    assert stored.instances().failed().count() > 0
}
assert new File(basedir, 'target/cleaned-up').exists()
assert log =~ /Failed to execute goal dev\.turbulence:turbulence-maven-plugin:[^:]+:verify/
true
