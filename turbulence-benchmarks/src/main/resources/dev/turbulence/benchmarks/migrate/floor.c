/*
 * What SQLite itself needs: rows that are parsed already are bound and inserted, then the indexes are built. Nothing is
 * faster as long as SQLite inserts the rows. The rows come out of a database that was migrated, in a file of their own
 * format that "prepare" writes; that is not part of the measurement.
 *
 *   floor prepare migrated.db rows schema.sql indexes.sql
 *   floor load new.db rows schema.sql indexes.sql
 */
#include <fcntl.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *TABLES[] = {"instances", "steps", "assertions"};
static const char *COLUMNS[] = {
    "id,run_id,scenario_id,correlation_id,status,started_at,completed_at,variations,error,duration_ms,entry_data,"
    "recorded,extra",
    "id,instance_id,step_index,action_name,action_type,service,started_at,completed_at,latency_ms,status_code,ok,"
    "observation,skipped,timestamp,extra",
    "id,instance_id,assertion_name,passed,expected,actual,error,step_index,message,timestamp,extra"};

static sqlite3 *db;

static void check(int code, int expected) {
    if (code != expected) {
        fprintf(stderr, "SQLite: %s\n", sqlite3_errmsg(db));
        exit(1);
    }
}

static void run(const char *sql) { check(sqlite3_exec(db, sql, 0, 0, 0), SQLITE_OK); }

static void run_file(const char *path) {
    static char sql[1 << 16];
    FILE *file = fopen(path, "r");
    if (!file) exit(1);
    sql[fread(sql, 1, sizeof sql - 1, file)] = 0;
    fclose(file);
    run(sql);
}

static void write_rows(const char *path) {
    FILE *out = fopen(path, "w");
    for (int table = 0; table < 3; table++) {
        char sql[1024];
        sqlite3_stmt *rows;
        snprintf(sql, sizeof sql, "SELECT %s FROM %s ORDER BY rowid", COLUMNS[table], TABLES[table]);
        check(sqlite3_prepare_v2(db, sql, -1, &rows, 0), SQLITE_OK);
        int columns = sqlite3_column_count(rows);
        while (sqlite3_step(rows) == SQLITE_ROW) {
            putc(columns, out);
            for (int i = 0; i < columns; i++) {
                int type = sqlite3_column_type(rows, i);
                putc(type, out);
                if (type == SQLITE_INTEGER) {
                    sqlite3_int64 value = sqlite3_column_int64(rows, i);
                    fwrite(&value, 8, 1, out);
                } else if (type == SQLITE_FLOAT) {
                    double value = sqlite3_column_double(rows, i);
                    fwrite(&value, 8, 1, out);
                } else if (type == SQLITE_TEXT) {
                    int length = sqlite3_column_bytes(rows, i);
                    fwrite(&length, 4, 1, out);
                    fwrite(sqlite3_column_text(rows, i), 1, length, out);
                }
            }
        }
        sqlite3_finalize(rows);
        putc(0, out);
    }
    if (fclose(out)) exit(1);
}

static const unsigned char *insert_row(sqlite3_stmt *insert, const unsigned char *at, int columns) {
    for (int i = 1; i <= columns; i++) {
        int type = *at++;
        if (type == SQLITE_INTEGER) {
            sqlite3_int64 value;
            memcpy(&value, at, 8);
            at += 8;
            sqlite3_bind_int64(insert, i, value);
        } else if (type == SQLITE_FLOAT) {
            double value;
            memcpy(&value, at, 8);
            at += 8;
            sqlite3_bind_double(insert, i, value);
        } else if (type == SQLITE_TEXT) {
            int length;
            memcpy(&length, at, 4);
            sqlite3_bind_text(insert, i, (const char *)at + 4, length, SQLITE_STATIC);
            at += 4 + length;
        } else {
            sqlite3_bind_null(insert, i);
        }
    }
    check(sqlite3_step(insert), SQLITE_DONE);
    sqlite3_reset(insert);
    return at;
}

static void load(const unsigned char *at) {
    for (int table = 0; table < 3; table++) {
        char sql[1024], marks[64] = "?";
        sqlite3_stmt *insert;
        for (const char *c = COLUMNS[table]; *c; c++) {
            if (*c == ',') strcat(marks, ",?");
        }
        snprintf(sql, sizeof sql, "INSERT INTO %s(%s) VALUES(%s)", TABLES[table], COLUMNS[table], marks);
        check(sqlite3_prepare_v2(db, sql, -1, &insert, 0), SQLITE_OK);
        int columns;
        while ((columns = *at++)) at = insert_row(insert, at, columns);
        sqlite3_finalize(insert);
    }
}

int main(int count, char **arguments) {
    if (count != 6) return 2;
    const char *rows = arguments[3];
    check(sqlite3_open(arguments[2], &db), SQLITE_OK);
    if (!strcmp(arguments[1], "prepare")) {
        write_rows(rows);
        sqlite3_close(db);
        return 0;
    }
    int file = open(rows, O_RDONLY);
    struct stat state;
    if (file < 0 || fstat(file, &state)) return 1;
    unsigned char *bytes = mmap(0, state.st_size, PROT_READ, MAP_PRIVATE, file, 0);
    run("PRAGMA page_size=16384; PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA locking_mode=EXCLUSIVE;"
        "PRAGMA cache_size=-65536; BEGIN");
    run_file(arguments[4]);
    load(bytes);
    run_file(arguments[5]);
    run("COMMIT");
    check(sqlite3_close(db), SQLITE_OK);
    int written = open(arguments[2], O_RDWR);
    return written < 0 || fsync(written);
}
