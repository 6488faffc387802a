def runs = new GroovyClassLoader(getClass().classLoader).parseClass(new File(support, 'Runs.groovy'))
// Nothing but the database of the second goal is new in the run, and the reports lie beside the runs or where they were wanted.
def after = runs.digests(new File(basedir, 'kept'))
assert after.remove('run_a/turbulence.db')
assert after == context.get('before')
assert !new File(basedir, 'target').exists()

def fromLines = new File(basedir, 'reports/run_a')
def fromDatabase = new File(basedir, 'again/run_a')
assert fromLines.list().sort() == fromDatabase.list().sort()
fromLines.eachFile { file ->
    assert new File(fromDatabase, file.name).getText('UTF-8').replace('sqlite', 'jsonl') == file.getText('UTF-8').replace('sqlite', 'jsonl')
}

String summary = new File(basedir, 'step-summary.md').getText('UTF-8')
assert summary.readLines().count { it.startsWith('### ') } == 2
assert summary.startsWith(new File(fromLines, 'summary.md').getText('UTF-8'))

String log = new File(basedir, 'build.log').text
assert log.contains("turbulence.formats: 'pdf' is none of")
true
