package dev.turbulence.engine.config;

import java.io.StringReader;
import java.util.Locale;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.reader.ReaderException;

/** Composes the YAML nodes of a file, with their places and without building any object. */
final class YamlParser {
    static final int MAX_DEPTH = 100;
    private static final int MAX_CODE_POINTS = 8 << 20;
    /** Generous: what aliases unfold to is limited where they are unfolded ({@link TreeReader}). */
    private static final int MAX_ALIASES = 10_000;

    private YamlParser() {}

    /** The mapping a file consists of; empty, with a problem, when it is none. */
    static Optional<MappingNode> parse(SourceFile file) {
        if (!file.isSound()) {
            return Optional.empty();
        }
        try {
            Node root = new Yaml(new SafeConstructor(options())).compose(new StringReader(file.text()));
            if (root instanceof MappingNode mapping) {
                return Optional.of(mapping);
            }
            if (root == null) {
                file.problem("the file is empty");
            } else {
                file.problem(root, "a mapping is needed here, with keys such as `id: ...` or `name: ...`");
            }
        } catch (MarkedYAMLException e) {
            file.problem(e.getProblemMark() == null ? e.getContextMark() : e.getProblemMark(), describe(e));
        } catch (ReaderException e) {
            file.problem("the character " + String.format(Locale.ROOT, "U+%04X", e.getCodePoint())
                    + " is not allowed in YAML");
        } catch (YAMLException e) {
            file.problem(
                    e.getMessage().startsWith("Nesting Depth")
                            ? "the file is nested deeper than " + MAX_DEPTH
                            : "this is not YAML: " + e.getMessage());
        }
        return Optional.empty();
    }

    private static LoaderOptions options() {
        LoaderOptions options = new LoaderOptions();
        options.setNestingDepthLimit(MAX_DEPTH);
        options.setCodePointLimit(MAX_CODE_POINTS);
        options.setMaxAliasesForCollections(MAX_ALIASES);
        return options;
    }

    private static String describe(MarkedYAMLException e) {
        String problem = e.getProblem();
        if (problem.contains("found character '\\t")) {
            return "a tab cannot start anything in YAML; indent with spaces";
        }
        if (problem.startsWith("but found another document")) {
            return "only one document per file; `---` starts another one";
        }
        String context = e.getContext() == null ? "" : e.getContext() + ": ";
        return "this is not YAML: " + context + problem.replace("\n", " ").strip();
    }
}
