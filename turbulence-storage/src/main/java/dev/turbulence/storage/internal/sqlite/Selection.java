package dev.turbulence.storage.internal.sqlite;

import dev.turbulence.storage.internal.query.Page;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which rows of a table, in which order: conditions on its columns and on those of the instance that a row belongs to,
 * put together as SQL. The most selective condition chooses the index; the columns of all others get a unary plus, which
 * keeps SQLite from using theirs.
 */
final class Selection {

    private record Condition(
            Selectivity selectivity, String column, String test, List<Object> parameters, boolean keepsOrder) {

        String sql(Selectivity driving) {
            boolean drives = selectivity == driving && driving != Selectivity.NONE;
            return (drives ? "" : "+") + column + " " + test;
        }
    }

    private final String table;
    private final String key;
    private final List<Condition> own = new ArrayList<>();
    private final List<Condition> ofInstance = new ArrayList<>();
    private Selectivity orderedBy = Selectivity.NONE;
    private String order = "";

    /** @param key the integer key of the table; rows are recorded in its order */
    Selection(String table, String key) {
        this.table = table;
        this.key = table + "." + key;
    }

    /** The column, of the table itself or of {@code instances}, has any of the values; no values do not restrict. */
    void isIn(Selectivity selectivity, String column, Collection<?> values) {
        if (!values.isEmpty()) {
            // The index on names goes on with the latency, so that its rows are in no order of recording.
            boolean keepsOrder = values.size() == 1 && selectivity != Selectivity.NAME;
            String marks = String.join(", ", Collections.nCopies(values.size(), "?"));
            add(new Condition(selectivity, column, "IN (" + marks + ")", List.copyOf(values), keepsOrder));
        }
    }

    /** The column passes a test that ends with the value's place, such as {@code ">= ?"}; a null value does not restrict. */
    void compare(Selectivity selectivity, String column, String test, Object value) {
        if (value != null) {
            add(new Condition(selectivity, column, test, List.of(value), false));
        }
    }

    /** The column passes a test without values. */
    void holds(Selectivity selectivity, String column, String test) {
        add(new Condition(selectivity, column, test, List.of(), test.startsWith("= ")));
    }

    private void add(Condition condition) {
        (condition.column().startsWith(table + ".") ? own : ofInstance).add(condition);
    }

    /** Orders by something else than the recording. */
    void orderBy(Selectivity index, String terms) {
        orderedBy = index;
        order = terms + ", ";
    }

    /** The rows themselves. */
    SqlQuery rows(String columns, Page page) {
        return readsInOrder(page) ? rowsAsFound(columns, page) : rowsAsPicked(columns, page);
    }

    SqlQuery count() {
        return new SqlQuery("SELECT count(*) FROM " + from() + where(), parameters());
    }

    /** The sum of a column of counts in a table that has one row for each kind of these rows. */
    SqlQuery sum(String counts, String column) {
        return new SqlQuery(
                "SELECT coalesce(sum(" + table + "." + column + "), 0) FROM " + counts + " AS " + table + where(),
                parameters());
    }

    /** Columns of a table that has one or more rows for each kind of these rows. */
    SqlQuery valuesOfKinds(String kinds, String columns) {
        return new SqlQuery("SELECT " + columns + " FROM " + kinds + " AS " + table + where(), parameters());
    }

    /** How many rows there are for each combination of values in some columns: these, and the count. */
    SqlQuery counts(List<String> columns) {
        // The plus keeps SQLite from going through an index to save sorting, and to each row from there.
        String groups = "+" + String.join(", +", columns);
        return new SqlQuery(
                "SELECT " + String.join(", ", columns) + ", count(*) FROM " + from() + where() + " GROUP BY " + groups,
                parameters());
    }

    /** As {@link #counts}, out of a table of counts as in {@link #sum}. */
    SqlQuery sums(String counts, String column, List<String> columns) {
        String groups = String.join(", ", columns);
        return new SqlQuery(
                "SELECT " + groups + ", sum(" + table + "." + column + ") FROM " + counts + " AS " + table + where()
                        + " GROUP BY " + groups,
                parameters());
    }

    /** Columns of all rows, in any order. */
    SqlQuery values(String columns) {
        return new SqlQuery("SELECT " + columns + " FROM " + from() + where(), parameters());
    }

    /** Whether rows can be read as they are found, without passing over rows that are not wanted. */
    private boolean readsInOrder(Page page) {
        return order.isEmpty() && page.offset() == 0 && ofInstance.isEmpty() && indexKeepsOrder();
    }

    /** Whether the chosen index, or the table where there is none, gives the rows in the order of recording. */
    private boolean indexKeepsOrder() {
        Selectivity driving = driving(own);
        return driving == Selectivity.NONE
                || own.stream()
                        .filter(condition -> condition.selectivity() == driving)
                        .allMatch(Condition::keepsOrder);
    }

    private SqlQuery rowsAsFound(String columns, Page page) {
        String sql = "SELECT " + columns + " FROM " + table + joinedInstance() + where() + " ORDER BY " + key;
        return page.isAll() ? new SqlQuery(sql, parameters()) : new SqlQuery(sql + " LIMIT ?", plus(page.limit()));
    }

    /**
     * Finds, sorts and counts off keys alone, which is often done in an index, and only then reads the rows, most of
     * which are long. The keys keep their order: SQLite does not reorder a sub-query that has a LIMIT, and CROSS JOIN
     * makes it the outer loop.
     */
    private SqlQuery rowsAsPicked(String columns, Page page) {
        // The plus keeps SQLite from reading the whole table in order to save sorting the keys of an index.
        String recorded = instancesFirst() || !indexKeepsOrder() ? "+" + key : key;
        String keys = "SELECT " + key + " AS picked FROM " + from() + where() + " ORDER BY " + order + recorded
                + " LIMIT ? OFFSET ?";
        return new SqlQuery(
                "SELECT " + columns + " FROM (" + keys + ") CROSS JOIN " + table + " ON " + key + " = picked"
                        + joinedInstance(),
                plus(page.limit(), page.offset()));
    }

    private String joinedInstance() {
        return isInstances() ? "" : " LEFT JOIN instances ON instances.id = " + table + ".instance_id";
    }

    private boolean isInstances() {
        return table.equals("instances");
    }

    private String from() {
        if (ofInstance.isEmpty()) {
            return table;
        }
        String tables = instancesFirst() ? "instances CROSS JOIN " + table : table + " CROSS JOIN instances";
        return tables + " ON instances.id = " + table + ".instance_id";
    }

    private boolean instancesFirst() {
        return driving(ofInstance).compareTo(driving(own)) < 0;
    }

    private String where() {
        Selectivity ownIndex = instancesFirst() ? null : driving(own);
        Selectivity instanceIndex = instancesFirst() ? driving(ofInstance) : null;
        List<String> tests = Stream.concat(
                        own.stream().map(condition -> condition.sql(ownIndex)),
                        ofInstance.stream().map(condition -> condition.sql(instanceIndex)))
                .toList();
        return tests.isEmpty() ? "" : " WHERE " + String.join(" AND ", tests);
    }

    private Selectivity driving(List<Condition> conditions) {
        Selectivity best = conditions == own ? orderedBy : Selectivity.NONE;
        for (Condition condition : conditions) {
            best = condition.selectivity().compareTo(best) < 0 ? condition.selectivity() : best;
        }
        return best;
    }

    private List<Object> parameters() {
        return plus();
    }

    private List<Object> plus(Object... more) {
        List<Object> all = new ArrayList<>();
        own.forEach(condition -> all.addAll(condition.parameters()));
        ofInstance.forEach(condition -> all.addAll(condition.parameters()));
        all.addAll(List.of(more));
        return all;
    }
}
