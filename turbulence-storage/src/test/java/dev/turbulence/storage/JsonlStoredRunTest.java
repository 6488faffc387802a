package dev.turbulence.storage;

class JsonlStoredRunTest extends StoredRunContract {

    @Override
    Storage storage() {
        return Storage.JSONL;
    }
}
