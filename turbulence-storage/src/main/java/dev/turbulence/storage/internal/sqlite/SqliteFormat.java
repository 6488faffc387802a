package dev.turbulence.storage.internal.sqlite;

import dev.turbulence.storage.internal.files.DatabaseHeader;

/** What marks a database file as a run of ours. */
public final class SqliteFormat {

    /** {@code PRAGMA application_id}. */
    public static final int APPLICATION_ID = DatabaseHeader.APPLICATION_ID;

    /** {@code PRAGMA user_version} of the schema that this release writes, and the newest that it reads. */
    public static final int VERSION = 1;

    /** The first release that reads {@link #VERSION}; stored in the file, so that older releases can name it. */
    public static final String READABLE_SINCE = "0.1.0";

    static final int PAGE_SIZE = 16 * 1024;

    private SqliteFormat() {}
}
