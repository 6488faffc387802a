package dev.turbulence.benchmarks.query;

/** Who answers. */
enum Contestant {
    SQLITE("SQLite, run open"),
    SQLITE_FROM_OPENING("SQLite, opened for it"),
    DUCKDB("DuckDB, open"),
    TOKENS("tokens of the files"),
    JSONL("JSON lines, opened for it"),
    DUCKDB_ON_JSONL("DuckDB on JSON lines, open");

    private final String title;

    Contestant(String title) {
        this.title = title;
    }

    /** What stands above its column. */
    String title() {
        return title;
    }
}
