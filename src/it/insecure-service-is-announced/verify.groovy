// A service whose certificates nobody checks: the run says so when it starts, and its steps when they are read.
def runs = new GroovyClassLoader(getClass().classLoader).parseClass(new File(support, 'Runs.groovy'))
List<String> warnings = new File(basedir, 'build.log').readLines().findAll { it.startsWith('[WARNING] INSECURE') }
assert warnings.size() == 1
assert warnings[0].contains("'shop'") && warnings[0].contains('tls.insecure')
runs.read(runs.only(basedir)) { stored ->
    def marks = { name -> stored.steps().named(name).list()*.observation()*.tree()*.at('/metadata/turbulence_maven/insecure') }
    assert marks('unchecked').every { it.booleanValue() }
    assert marks('checked').every { it.missingNode }
}
true
