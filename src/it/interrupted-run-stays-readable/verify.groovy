def runs = new GroovyClassLoader(getClass().classLoader).parseClass(new File(support, 'Runs.groovy'))

// A run of its own process is told to end, as Ctrl-C or a CI server does (by SIGTERM, which a shell in the background does
// not ignore): running instances end, the run is closed as aborted, and no gate passes it.
if (System.getProperty('os.name').startsWith('Windows')) {
    context.get('shop').stop()
    return true
}
File settings = new File(basedir, 'target/settings.xml')
settings.text = new File(support, '../it/settings.xml').text
        .replace('@localRepositoryUrl@', new File(localRepositoryPath.toString()).toURI().toString())
['jsonl', 'sqlite'].each { storage ->
    String mvn = new File(System.getProperty('maven.home'), 'bin/mvn').absolutePath
    File log = new File(basedir, "interrupted-${storage}.log")
    int before = context.get('shop').requests.get()
    Process maven = new ProcessBuilder(mvn, '-B', '-o', '-s', settings.path, "-Dmaven.repo.local=${localRepositoryPath}",
            'turbulence:run', '-Dturbulence.instances=100000', "-Dturbulence.storage=${storage}", "-Dshop.port=${context.get('shop').port}")
            .directory(basedir).redirectErrorStream(true).redirectOutput(log).start()
    long deadline = System.nanoTime() + 60_000_000_000L
    while (context.get('shop').requests.get() < before + 200) {
        assert maven.alive && System.nanoTime() < deadline: log.text
        Thread.sleep(20)
    }
    maven.destroy()
    boolean ended = maven.waitFor(60, java.util.concurrent.TimeUnit.SECONDS)
    maven.destroyForcibly()
    assert ended: 'the interrupted build did not end'
    assert maven.exitValue() != 0
    File run = new File(basedir, "target/turbulence/runs/${new File(basedir, 'target/turbulence/last-run').text.trim()}")
    runs.read(run) { stored ->
        assert stored.storage().toString() == storage
        assert stored.state().toString() == 'aborted'
        assert stored.abortReason().get().contains('interrupted')
        assert stored.instances().count() > 0
        assert stored.instances().count() < 100000
        // Everything that was running had its grace period.
        assert stored.instances().list().every { it.passed() != null }
    }
    assert !new File(run, 'run.lock').exists()
    assert !run.list().any { it.endsWith('-wal') || it.endsWith('-shm') || it.endsWith('-journal') }
}
context.get('shop').stop()
true
