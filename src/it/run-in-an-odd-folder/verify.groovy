import groovy.json.JsonSlurper

context.get('shop').stop()
// Every goal finds its way through a folder whose name is no plain one, from either storage to the other.
File odd = new File(basedir, /target\/it's "100%25" a?mode=memory#b & [c] */)
List<File> runs = new File(odd, 'runs').listFiles().sort()
assert runs.size() == 2
runs.each { run ->
    assert (run.list() as List).containsAll(['instances.jsonl', 'steps.jsonl', 'assertions.jsonl', 'turbulence.db'])
    assert new File(run, 'instances.jsonl').readLines().size() == 20
    assert new File(odd, "reports/${run.name}/index.html").length() > 0
}
assert new File(odd, 'last-run').text.trim() == runs*.name.max()
assert new File(odd, 'http-steps').readLines().every { new JsonSlurper().parseText(it).action_type == 'http' }
assert !new File(basedir, 'target/turbulence').exists()
true
