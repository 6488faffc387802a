import java.nio.charset.StandardCharsets
import java.nio.file.Files
import java.nio.file.attribute.PosixFilePermissions

def runs = new GroovyClassLoader(getClass().classLoader).parseClass(new File(support, 'Runs.groovy'))
context.get('echo').stop()
context.get('health').shutdownNow()

// What was planted did grow: the service was told every secret that is sent to it, and made its own.
String told = context.get('echo').told.join('\n')
List<String> planted = [new File(basedir, 'pom.xml'), new File(basedir, 'src/test/turbulence/scenarios/everything.yaml')]
        .collectMany { it.text.findAll(/canary\.[a-z-]+/) }.unique()
List<String> notForTheEcho = ['canary.seed', 'canary.iban', 'canary.waitfor', 'canary.query', 'canary.basic',
                              'canary.environment', 'canary.metadata', 'canary.gone-key']
assert planted.size() >= 20
(planted - notForTheEcho).each { assert told.contains(it): "${it} was not sent" }

// The same search for the secrets, which must not be anywhere, and for markers beside them, which must.
Map<File, String> artefacts = [:]
List<File> files = [new File(basedir, 'build.log')]
new File(basedir, 'target').eachFileRecurse(groovy.io.FileType.FILES) { files << it }
files.each { artefacts[it] = new String(it.bytes, StandardCharsets.ISO_8859_1) }

/** As it is, escaped, and inside of base64, wherever in a group of three it begins. */
Closure<List<String>> spellings = { String word ->
    [word, word.replace('.', '%2E'), word.replace('.', '\\u002e')] + (0..2).collect { before ->
        String encoded = (('x' * before) + word).bytes.encodeBase64().toString()
        encoded.substring((before * 8 + 5).intdiv(6), ((before + word.size()) * 8).intdiv(6))
    }
}
Closure<List<String>> found = { String word ->
    artefacts.findAll { file, text -> spellings(word).any { text.contains(it) } }
            .collect { file, text -> basedir.toPath().relativize(file.toPath()).toString() }.sort()
}

List<String> leaks = artefacts.collectMany { file, text ->
    spellings('canary.').findAll { text.contains(it) }.collect { spelling ->
        int at = text.indexOf(spelling)
        "${basedir.toPath().relativize(file.toPath())}: ...${text.substring(Math.max(0, at - 60), Math.min(text.size(), at + 60))}..."
    }
}
assert leaks.empty: 'Secrets in\n' + leaks.join('\n')

List<File> made = runs.in(basedir)
assert made.size() == 3
String first = "target/turbulence/runs/${made[0].name}"
String second = "target/turbulence/runs/${made[1].name}"
String reports = 'target/turbulence/reports'
Map<String, List<String>> expected = [
    'marker.entry'    : ["$first/instances.jsonl", "$first/turbulence.db", "$second/instances.jsonl", "$second/turbulence.db",
                         'target/answers/sql.json'],
    'marker.variation': ["$first/instances.jsonl", "$second/turbulence.db"],
    'marker.header'   : ["$first/steps.jsonl", "$second/steps.jsonl", "$second/turbulence.db", 'target/answers/sql.json'],
    'marker.parameter': ["$first/steps.jsonl", "$second/turbulence.db"],
    'marker.member'   : ["$first/steps.jsonl", "$second/turbulence.db"],
    'marker.answer'   : ["$first/steps.jsonl", "$second/turbulence.db"],
    'marker.base64'   : ["$first/steps.jsonl", "$second/turbulence.db"],
    'marker.form'     : ["$first/steps.jsonl", "$second/turbulence.db"],
    'marker.broken'   : ["$first/steps.jsonl", "$second/turbulence.db"],
    'marker.gone'     : ["$first/steps.jsonl", "$second/turbulence.db"],
    'marker.metadata' : ["$first/steps.jsonl", "$second/turbulence.db"],
    'marker.grpc'     : ["$first/steps.jsonl", "$second/turbulence.db"],
    'marker.poll'     : ["$first/steps.jsonl", "$second/turbulence.db"],
    'marker.expected' : ["$first/assertions.jsonl", "$second/turbulence.db", "$reports/${made[0].name}/index.html",
                         'target/answers/failed-assertions.json'],
    'marker.contained': ["$first/assertions.jsonl", 'target/answers/failed-assertions.json'],
    'marker.error'    : ["$first/instances.jsonl", "$second/turbulence.db"],
    'marker.waitfor'  : ["target/turbulence/runs/${made[2].name}/manifest.json", 'build.log'],
    'marker.mistake'  : ['build.log']]
List<String> unmarked = expected.collectMany { marker, places -> (places - found(marker)).collect { "${marker} in ${it}" } }
assert unmarked.empty: 'The search does not find\n' + unmarked.join('\n')
assert found('marker.variation').any { it.endsWith('/variation.json') }
['index.html', 'summary.md', '.xml', 'failed-instances.csv'].each { kind ->
    // In Markdown the bracket is written as a reference.
    assert artefacts.any { file, text -> file.name.endsWith(kind) && text =~ /(\[|&#91;)redacted(:|&#58;)/ }: "nothing was hidden in *${kind}"
}

// Equal secrets look equal: the ticket as it was issued, and as it was sent.
runs.read(made[0]) { run ->
    run.steps().named('login').withInstances().list().each { login ->
        String issued = login.step().observation().body().get('ticket').asText()
        assert issued ==~ /\[redacted:17#[0-9a-f]{8}]/
        assert run.steps().named('use').list().every {
            it.observation().tree().at('/metadata/turbulence_maven/request/headers/Authorization').asText() == "Bearer ${issued}"
        }
    }
}

// Nobody else reads what this build made.
if (basedir.toPath().fileSystem.supportedFileAttributeViews().contains('posix')) {
    List<File> open = ['turbulence/runs', 'turbulence/reports'].collect { new File(basedir, "target/${it}") }
            .collectMany { folder -> folder.listFiles().toList() }
            .collectMany { folder -> List<File> all = [folder]; folder.eachFileRecurse { all << it }; all } + new File(basedir, 'target/turbulence/last-run') +
            new File(basedir, 'target/answers').listFiles().toList()
    open.each {
        String mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(it.toPath()))
        assert mode ==~ /rw[x-]------/: "${it} is ${mode}"
    }
}

println "Places: ${planted.collect { it.substring(7) }.join(', ')}"
println "Artefacts: ${artefacts.keySet().collect { it.name.replaceAll(/inst_\w+/, 'inst_*') }.unique().sort().join(', ')}"
println "${artefacts.size()} files, ${artefacts.values().sum { it.size() }} bytes: no secret in any spelling; ${expected.size()} markers found"
true
