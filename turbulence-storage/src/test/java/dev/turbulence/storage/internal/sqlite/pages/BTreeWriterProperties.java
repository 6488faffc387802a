package dev.turbulence.storage.internal.sqlite.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;

/** What is written here is what SQLite itself would have written: it finds the file whole, and the same values in it. */
class BTreeWriterProperties {

    private static final String TABLE =
            "CREATE TABLE t(id INTEGER PRIMARY KEY, word TEXT, whole INTEGER, real REAL, flag BOOLEAN, long TEXT)";
    private static final String INDEX = "CREATE INDEX i ON t(word, whole)";
    private static final int LONGEST_OVERFLOWING_TWICE = 70_000;

    private record Row(long gap, String word, Double whole, Double real, Boolean flag, String text) {}

    private Path folder;

    @BeforeProperty
    void makeFolder() throws IOException {
        folder = Files.createTempDirectory("pages");
    }

    @AfterProperty
    void deleteFolder() throws IOException {
        for (String file : List.of("written.db", "inserted.db")) {
            Files.deleteIfExists(folder.resolve(file));
        }
        Files.delete(folder);
    }

    @Property(tries = 400)
    void holdsWhatInsertWouldHaveStored(@ForAll("pageSizes") int pageSize, @ForAll("rows") List<Row> rows)
            throws Exception {
        List<String> written = values(write(pageSize, rows));

        assertThat(written).isEqualTo(values(insert(pageSize, rows)));
    }

    @Property(tries = 8)
    void holdsManyRows(@ForAll("pageSizes") int pageSize, @ForAll @IntRange(max = 40_000) int count) throws Exception {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(new Row(1 + i % 3, "word " + i / 5, i * 0.5, null, i % 2 == 0, "x".repeat(i % 7)));
        }
        List<String> written = values(write(pageSize, rows));

        assertThat(written).isEqualTo(values(insert(pageSize, rows)));
    }

    /** SQLite keeps the page at 1 GiB free. The file before it is empty space here, so SQLite misses its pages. */
    @Example
    void passesOverThePageOfTheLockBytes() throws Exception {
        int pageSize = 1 << 16;
        Path file = create("written.db", pageSize);
        int pagesBefore = (1 << 30) / pageSize - 3;
        try (RandomAccessFile access = new RandomAccessFile(file.toFile(), "rw")) {
            access.setLength((long) pagesBefore * pageSize);
            access.seek(28);
            access.writeInt(pagesBefore);
        }
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            rows.add(new Row(1, "w", 1.0, null, true, String.valueOf(i).repeat(3 * pageSize)));
        }
        fill(file, rows);

        try (Connection connection = open(file)) {
            assertThat(strings(connection, "SELECT length(long) || substr(long, 1, 1) || substr(long, -1) FROM t"))
                    .containsExactly("19660800", "19660811", "19660822", "19660833", "19660844");
            assertThat(strings(connection, "PRAGMA integrity_check(100000)"))
                    .allMatch(message -> message.contains("never used"));
        }
    }

    @Provide
    Arbitrary<Integer> pageSizes() {
        return Arbitraries.of(512, 1024, 4096, 16384, 65536);
    }

    @Provide
    Arbitrary<List<Row>> rows() {
        Arbitrary<Double> numbers = Arbitraries.oneOf(
                Arbitraries.doubles().between(-1e6, 1e6),
                Arbitraries.of(
                        0.0, -0.0, 1.0, -1.0, 127.0, 128.0, -129.0, 32768.0, 8388608.0, 2147483648.0, -2147483649.0),
                Arbitraries.of(0x1p47, 0x1p47 - 1, -0x1p47, 0x1p53, -0x1p63, 0x1p63, 1e300, Double.MIN_VALUE),
                Arbitraries.longs().map(Long::doubleValue));
        return Combinators.combine(
                        Arbitraries.oneOf(
                                Arbitraries.just(1L), Arbitraries.longs().between(1, 1L << 40)),
                        texts(300).injectNull(0.2),
                        numbers.injectNull(0.2),
                        numbers.injectNull(0.2),
                        Arbitraries.of(true, false).injectNull(0.2),
                        texts(LONGEST_OVERFLOWING_TWICE).injectNull(0.1))
                .as(Row::new)
                .list()
                .ofMaxSize(60);
    }

    private static Arbitrary<String> texts(int longest) {
        Arbitrary<Integer> lengths = Arbitraries.oneOf(
                Arbitraries.integers().between(0, Math.min(longest, 600)),
                Arbitraries.of(56, 57, 58, 8_185, 8_186, 16_300, 16_349, 16_350).filter(length -> length <= longest),
                Arbitraries.integers().between(0, longest));
        return Combinators.combine(lengths, Arbitraries.of("x", "é", "日", "😀", "\0", "7", "1e5"))
                .as((length, unit) -> unit.repeat(length / unit.length()));
    }

    private Path write(int pageSize, List<Row> rows) throws Exception {
        Path file = create("written.db", pageSize);
        fill(file, rows);
        return file;
    }

    private static void fill(Path file, List<Row> rows) throws Exception {
        int root;
        try (Connection connection = open(file)) {
            root = Integer.parseInt(strings(connection, "SELECT rootpage FROM sqlite_schema WHERE name = 't'")
                    .get(0));
        }
        try (PageFile pages = new PageFile(file)) {
            BTreeWriter table = BTreeWriter.table(pages, root);
            Record record = new Record();
            long id = 0;
            for (Row row : rows) {
                id += row.gap();
                record.clear()
                        .nothing()
                        .text(row.word())
                        .number(row.whole())
                        .real(row.real())
                        .truth(row.flag());
                table.addRow(id, record.text(row.text()).end());
            }
            table.finish();
        }
        fillIndex(file, rows.size());
    }

    /** Takes the entries in the order in which SQLite sorts them. */
    private static void fillIndex(Path file, int rows) throws Exception {
        List<Object[]> entries = new ArrayList<>();
        int root;
        try (Connection connection = open(file);
                Statement statement = connection.createStatement()) {
            root = Integer.parseInt(strings(connection, "SELECT rootpage FROM sqlite_schema WHERE name = 'i'")
                    .get(0));
            try (ResultSet row =
                    statement.executeQuery("SELECT word, whole, id FROM t NOT INDEXED ORDER BY word, whole, id")) {
                while (row.next()) {
                    Object whole = row.getObject(2);
                    entries.add(new Object[] {
                        row.getString(1), whole == null ? null : ((Number) whole).doubleValue(), row.getLong(3)
                    });
                }
            }
        }
        assertThat(entries).hasSize(rows);
        try (PageFile pages = new PageFile(file)) {
            BTreeWriter index = BTreeWriter.index(pages, root);
            Record record = new Record();
            for (Object[] entry : entries) {
                record.clear().text((String) entry[0]).number((Double) entry[1]).integer((long) entry[2]);
                index.addEntry(record.end());
            }
            index.finish();
        }
    }

    private Path insert(int pageSize, List<Row> rows) throws Exception {
        Path file = create("inserted.db", pageSize);
        try (Connection connection = open(file)) {
            connection.setAutoCommit(false);
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO t VALUES(?, ?, ?, ?, ?, ?)")) {
                long id = 0;
                for (Row row : rows) {
                    id += row.gap();
                    insert.setLong(1, id);
                    insert.setString(2, row.word());
                    insert.setObject(3, row.whole());
                    insert.setObject(4, row.real());
                    insert.setObject(5, row.flag());
                    insert.setString(6, row.text());
                    insert.executeUpdate();
                }
            }
            connection.commit();
        }
        return file;
    }

    private Path create(String name, int pageSize) throws IOException, SQLException {
        Path file = folder.resolve(name);
        Files.deleteIfExists(file);
        try (Connection connection = open(file);
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA page_size = " + pageSize);
            statement.execute(TABLE);
            statement.execute(INDEX);
        }
        return file;
    }

    /** Every value with its type, and the bytes of texts; the file is whole, or this fails. */
    private static List<String> values(Path file) throws SQLException {
        try (Connection connection = open(file)) {
            assertThat(strings(connection, "PRAGMA integrity_check")).containsExactly("ok");
            List<String> values = strings(
                    connection,
                    "SELECT id || ' ' || typeof(word) || ' ' || hex(word) || ' ' || typeof(whole) || ' ' || quote(whole)"
                            + " || ' ' || typeof(real) || ' ' || quote(real) || ' ' || typeof(flag) || ' ' || quote(flag)"
                            + " || ' ' || typeof(long) || ' ' || hex(long) FROM t NOT INDEXED ORDER BY id");
            values.addAll(strings(
                    connection,
                    "SELECT hex(word) || quote(whole) || ' ' || id FROM t INDEXED BY i ORDER BY word, whole"));
            return values;
        }
    }

    private static List<String> strings(Connection connection, String sql) throws SQLException {
        List<String> strings = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                strings.add(row.getString(1));
            }
        }
        return strings;
    }

    private static Connection open(Path file) throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + file);
    }
}
