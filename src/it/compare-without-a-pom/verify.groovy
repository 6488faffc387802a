def runs = new GroovyClassLoader(getClass().classLoader).parseClass(new File(support, 'Runs.groovy'))
// Nothing but the database of the second goal is new in the runs, and the comparisons lie beside them or where they were wanted.
def after = runs.digests(new File(basedir, 'kept'))
assert after.remove('run_b/turbulence.db')
assert after == context.get('before')
assert !new File(basedir, 'target').exists()

def fromLines = new File(basedir, 'comparisons/run_a..run_b')
def fromDatabase = new File(basedir, 'again/run_a..run_b')
assert fromLines.list().sort() == ['comparison.json', 'index.html', 'summary.md']
assert fromDatabase.list().sort() == fromLines.list().sort()
fromLines.eachFile { file ->
    assert new File(fromDatabase, file.name).getText('UTF-8').replace('sqlite', 'jsonl') == file.getText('UTF-8')
}

String log = new File(basedir, 'build.log').text
assert log.contains('Run run_b is compared with itself')
assert log.contains("turbulence.comparisonFormats: 'pdf' is none of html, markdown, json")
true
