package dev.turbulence.storage;

class SqliteStoredRunTest extends StoredRunContract {

    @Override
    Storage storage() {
        return Storage.SQLITE;
    }
}
