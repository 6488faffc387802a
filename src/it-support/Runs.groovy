import dev.turbulence.storage.StoredRun

/** What the scripts ask of a project's stored runs. */
class Runs {
    /** The folders of all runs of a project or module. */
    static List<File> in(File projectFolder) {
        File runs = new File(projectFolder, 'target/turbulence/runs')
        (runs.listFiles() ?: []).findAll { it.directory }.sort { it.name }
    }

    /** The folder of the only run. */
    static File only(File projectFolder) {
        List<File> runs = in(projectFolder)
        assert runs.size() == 1: "expected one run in ${projectFolder}, found ${runs*.name}"
        runs[0]
    }

    static List<String> files(File run) {
        run.list().sort()
    }

    static <T> T read(File run, Closure<T> question) {
        StoredRun stored = StoredRun.open(run.toPath())
        try {
            return question(stored)
        } finally {
            stored.close()
        }
    }

    /** The rows of a query on a run's database, each as a list. */
    static List<List<Object>> sql(File run, String query) {
        def rows = []
        new org.sqlite.JDBC().connect("jdbc:sqlite:file:${new File(run, 'turbulence.db')}?mode=ro", new Properties()).withCloseable { connection ->
            connection.createStatement().withCloseable { statement ->
                def result = statement.executeQuery(query)
                int columns = result.metaData.columnCount
                while (result.next()) {
                    rows << (1..columns).collect { result.getObject(it) }
                }
            }
        }
        rows
    }

    static int lines(File file) {
        file.readLines('UTF-8').size()
    }

    /** Copies a folder of files. */
    static void copy(File from, File to) {
        to.mkdirs()
        from.eachFile(groovy.io.FileType.FILES) { new File(to, it.name).bytes = it.bytes }
    }

    /** A digest of every file below a folder, to see that nothing changed. */
    static Map<String, String> digests(File folder) {
        def digests = new TreeMap<String, String>()
        folder.eachFileRecurse(groovy.io.FileType.FILES) {
            digests[folder.toPath().relativize(it.toPath()).toString()] = it.bytes.digest('SHA-256')
        }
        digests
    }
}
