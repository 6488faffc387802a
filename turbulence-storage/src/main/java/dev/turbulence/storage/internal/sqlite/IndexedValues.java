package dev.turbulence.storage.internal.sqlite;

import dev.turbulence.storage.internal.sqlite.pages.Record;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** What a column holds, by the code that is noted of each row, and the order of these values. */
interface IndexedValues {

    /** How many groups there are: rows of a group hold the same. */
    int groups();

    /** The group of a code, from 0, in the order in which SQLite sorts the values; negative for rows that are left out. */
    int group(int code);

    /** Adds the value to an entry. */
    void put(Record entry, int code);

    /** The ids of instances, of which the code is the number. */
    static IndexedValues of(InstanceIds ids) {
        int[] ranks = ids.ranks();
        return new IndexedValues() {
            @Override
            public int groups() {
                return ranks.length;
            }

            @Override
            public int group(int code) {
                return ranks[code];
            }

            @Override
            public void put(Record entry, int code) {
                entry.text(ids.get(code));
            }
        };
    }

    /** What a column holds in each kind of record, of which the code is the number. */
    static <K> OfKinds of(Collection<K> kinds, Function<K, Object> column) {
        List<Object> values = new ArrayList<>(kinds.size());
        for (K kind : kinds) {
            values.add(OfKinds.stored(column.apply(kind)));
        }
        return new OfKinds(values.toArray());
    }

    /** Texts, whole numbers, and truth. */
    final class OfKinds implements IndexedValues {

        private final Object[] valueOfKind;
        private final int[] groupOfKind;
        private final int groups;

        private OfKinds(Object[] valueOfKind) {
            this.valueOfKind = valueOfKind;
            this.groupOfKind = new int[valueOfKind.length];
            Integer[] sorted = new Integer[valueOfKind.length];
            Arrays.setAll(sorted, kind -> kind);
            Comparator<Integer> byValue = (one, other) -> compare(valueOfKind[one], valueOfKind[other]);
            Arrays.sort(sorted, byValue);
            int group = -1;
            for (int i = 0; i < sorted.length; i++) {
                group += i == 0 || byValue.compare(sorted[i - 1], sorted[i]) != 0 ? 1 : 0;
                groupOfKind[sorted[i]] = group;
            }
            groups = group + 1;
        }

        private static Object stored(Object value) {
            if (value instanceof String text) {
                return text.getBytes(StandardCharsets.UTF_8);
            }
            return value instanceof Boolean truth ? (Object) (truth ? 1 : 0) : value;
        }

        /** As SQLite sorts: nothing first, then numbers, then texts by their bytes. */
        private static int compare(Object one, Object other) {
            if (one instanceof Integer number && other instanceof Integer another) {
                return number.compareTo(another);
            }
            if (one instanceof byte[] text && other instanceof byte[] another) {
                return Arrays.compareUnsigned(text, another);
            }
            return Integer.compare(rank(one), rank(other));
        }

        private static int rank(Object value) {
            return value == null ? 0 : value instanceof Integer ? 1 : 2;
        }

        /** Leaves out all records but those in which the column holds this. */
        OfKinds only(boolean value) {
            for (int kind = 0; kind < valueOfKind.length; kind++) {
                if (!stored(value).equals(valueOfKind[kind])) {
                    groupOfKind[kind] = -1;
                }
            }
            return this;
        }

        @Override
        public int groups() {
            return groups;
        }

        @Override
        public int group(int code) {
            return groupOfKind[code];
        }

        @Override
        public void put(Record entry, int code) {
            Object value = valueOfKind[code];
            if (value instanceof byte[] text) {
                entry.text(text);
            } else {
                entry.integer((Integer) value);
            }
        }
    }
}
