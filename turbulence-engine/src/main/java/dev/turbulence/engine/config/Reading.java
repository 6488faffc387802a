package dev.turbulence.engine.config;

import java.util.Optional;
import java.util.function.Function;

/**
 * The reading of one file: what every part of it needs.
 *
 * @param file the file and its problems
 * @param scalars reads its single values
 * @param tree unfolds its mappings and trees
 */
record Reading(SourceFile file, Scalars scalars, TreeReader tree) {
    /** Reads a whole file; empty when nothing could be made of it. What is wrong with it stands in the file. */
    static <T> Optional<T> of(SourceFile file, Environment environment, String what, Function<Section, T> reader) {
        Reading reading = new Reading(file, new Scalars(file, environment), new TreeReader(file));
        try {
            return YamlParser.parse(file).map(root -> reader.apply(new Section(reading, root, what)));
        } catch (TreeReader.TooMuch e) {
            return Optional.empty();
        }
    }
}
