package dev.turbulence.engine.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Unfolds YAML nodes: mappings with merge keys and without duplicates, and whole trees as plain maps and lists. */
final class TreeReader {
    /** What one file may unfold to, aliases included; an honest file has some thousands of values. */
    private static final int MAX_VALUES = 200_000;

    private final SourceFile file;
    private int values;

    TreeReader(SourceFile file) {
        this.file = file;
    }

    /** A key and its value. */
    record Entry(Node key, Node value) {}

    /** The entries of a mapping by key, in file order; {@code <<} brings in what the mapping itself does not say. */
    Map<String, Entry> entries(MappingNode mapping) {
        return entries(mapping, 0);
    }

    private Map<String, Entry> entries(MappingNode mapping, int depth) {
        count(mapping, depth);
        Map<String, Entry> entries = new LinkedHashMap<>();
        List<Node> merged = new ArrayList<>();
        for (NodeTuple tuple : mapping.getValue()) {
            Node key = tuple.getKeyNode();
            if (key.getTag().equals(Tag.MERGE)) {
                merged.add(tuple.getValueNode());
            } else if (!(key instanceof ScalarNode scalar)) {
                file.problem(
                        key,
                        looksLikeTemplate(mapping)
                                ? "put quotes around what starts with `{{`: without them it is a mapping in YAML"
                                : "a key is a text, not a " + Scalars.kind(key));
            } else if (entries.putIfAbsent(scalar.getValue(), new Entry(key, tuple.getValueNode())) != null) {
                int line = entries.get(scalar.getValue()).key().getStartMark().getLine() + 1;
                file.problem(key, "`" + scalar.getValue() + "` is given twice; the first is on line " + line);
            }
        }
        merged.forEach(node -> merge(node, entries, depth));
        return entries;
    }

    private void merge(Node node, Map<String, Entry> entries, int depth) {
        if (node instanceof SequenceNode list) {
            list.getValue().forEach(member -> mergeMapping(member, entries, depth));
        } else {
            mergeMapping(node, entries, depth);
        }
    }

    private void mergeMapping(Node node, Map<String, Entry> entries, int depth) {
        if (node instanceof MappingNode mapping) {
            entries(mapping, depth + 1).forEach(entries::putIfAbsent);
        } else {
            file.problem(node, "`<<` merges a mapping or a list of mappings, not a " + Scalars.kind(node));
        }
    }

    /** A tree as plain maps, lists and what the reader makes of scalars; null for null. */
    Object tree(Node node, ScalarReader scalarReader) {
        return read(node, scalarReader, 0);
    }

    /** Makes the value of a scalar that is not null. */
    @FunctionalInterface
    interface ScalarReader {
        Object read(ScalarNode node);
    }

    private Object read(Node node, ScalarReader scalarReader, int depth) {
        count(node, depth);
        if (node instanceof ScalarNode scalar) {
            return Scalars.isNull(scalar) ? null : scalarReader.read(scalar);
        }
        if (!node.getTag().equals(Tag.MAP) && !node.getTag().equals(Tag.SEQ)) {
            file.problem(node, "the tag " + node.getTag().getValue() + " is not taken; only plain values are");
            return null;
        }
        if (node instanceof SequenceNode list) {
            List<Object> members = new ArrayList<>();
            list.getValue().forEach(member -> members.add(read(member, scalarReader, depth + 1)));
            return Collections.unmodifiableList(members);
        }
        Map<String, Object> map = new LinkedHashMap<>();
        entries((MappingNode) node).forEach((key, entry) -> map.put(key, read(entry.value(), scalarReader, depth + 1)));
        return Collections.unmodifiableMap(map);
    }

    private void count(Node node, int depth) {
        if (depth > YamlParser.MAX_DEPTH) {
            file.problem(node, "this is nested deeper than " + YamlParser.MAX_DEPTH + ", or holds itself");
            throw new TooMuch();
        }
        if (++values > MAX_VALUES) {
            file.problem(node, "with all aliases unfolded the file has more than " + MAX_VALUES + " values");
            throw new TooMuch();
        }
    }

    /** Whether this is what YAML makes of {@code {{name}}} without quotes: a mapping with a mapping as key. */
    static boolean looksLikeTemplate(Node node) {
        return node instanceof MappingNode mapping
                && mapping.getValue().size() == 1
                && mapping.getValue().get(0).getKeyNode() instanceof MappingNode
                && Scalars.isNull(mapping.getValue().get(0).getValueNode());
    }

    /** Ends the reading of a file that would not end by itself. Its problem has been noted. */
    static final class TooMuch extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooMuch() {
            super(null, null, false, false);
        }
    }
}
