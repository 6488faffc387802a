package dev.turbulence.report.internal.html;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The way from one page to another, which still leads there when both are moved together. */
final class RelativeLink {

    private RelativeLink() {}

    /**
     * @param folder where the page lies that has the link
     * @param target the file it leads to; null when there is none, which gives null
     */
    static String of(Path folder, Path target) {
        if (target == null) {
            return null;
        }
        Path from = folder.toAbsolutePath().normalize();
        Path to = target.toAbsolutePath().normalize();
        if (!from.getRoot().equals(to.getRoot())) {
            return to.toUri().toASCIIString();
        }
        // "./" keeps a colon in the first name from making it a scheme.
        return StreamSupport.stream(from.relativize(to).spliterator(), false)
                .map(name -> encoded(name.toString()))
                .collect(Collectors.joining("/", "./", ""));
    }

    private static String encoded(String name) {
        try {
            // A query or fragment starts nowhere in a path: "?" and "#" are encoded as everything else is.
            return new URI(null, null, "/" + name, null).toASCIIString().substring(1);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("no name of a file: " + name, e);
        }
    }
}
