package dev.turbulence.report.internal.text;

import dev.turbulence.storage.gate.PlainText;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;

/**
 * XML and HTML, well-formed and escaped by construction: text goes in as text or as the value of an attribute and no other
 * way, names of elements and attributes are ours, and what is opened is closed. Line breaks and tabs are kept; other
 * characters that a parser or a reader would obey are written out (see {@link PlainText}), those that XML forbids included.
 */
public final class Markup {

    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9:-]*");

    private final StringBuilder out = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();
    private final boolean lines;

    private Markup(String start, boolean lines) {
        out.append(start);
        this.lines = lines;
    }

    /** An XML document, an element to a line. */
    public static Markup xml() {
        return new Markup("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n", true);
    }

    /** An HTML document. */
    public static Markup html() {
        return new Markup("<!DOCTYPE html>\n", false);
    }

    /**
     * Opens an element.
     *
     * @param attributes names and values in turns; an attribute whose value is null is left out
     */
    public Markup open(String element, String... attributes) {
        start(element, attributes);
        out.append('>');
        newLine();
        open.push(element);
        return this;
    }

    /** Closes what was opened last. */
    public Markup close() {
        String element = open.pop();
        indent();
        out.append("</").append(element).append('>');
        newLine();
        return this;
    }

    /** An element without content. In HTML for elements that never have any, or stand in SVG. */
    public Markup empty(String element, String... attributes) {
        start(element, attributes);
        out.append("/>");
        newLine();
        return this;
    }

    /** An element with nothing but text. */
    public Markup element(String element, String text, String... attributes) {
        start(element, attributes);
        out.append('>');
        text(text);
        out.append("</").append(element).append('>');
        newLine();
        return this;
    }

    /** Text within the element that is open. */
    public Markup text(String text) {
        escape(text, false);
        return this;
    }

    /** A script or style sheet of this product, as it is. Never for anything that was read from a run. */
    public Markup ours(String element, String source) {
        if (source.contains("</")) {
            throw new IllegalArgumentException("would end its element early");
        }
        start(element);
        out.append('>').append(source).append("</").append(element).append('>');
        return this;
    }

    private void start(String element, String... attributes) {
        indent();
        out.append('<').append(name(element));
        for (int i = 0; i < attributes.length; i += 2) {
            if (attributes[i + 1] != null) {
                out.append(' ').append(name(attributes[i])).append("=\"");
                escape(attributes[i + 1], true);
                out.append('"');
            }
        }
    }

    private static String name(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not a name of ours");
        }
        return name;
    }

    private void indent() {
        if (lines) {
            out.append("  ".repeat(open.size()));
        }
    }

    private void newLine() {
        if (lines) {
            out.append('\n');
        }
    }

    private void escape(String text, boolean attribute) {
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                case '\n', '\t' -> lineBreakOrTab(c, attribute);
                default -> {
                    if (PlainText.isObeyed(c)) {
                        out.append(PlainText.escape(c));
                    } else {
                        out.appendCodePoint(c);
                    }
                }
            }
        });
    }

    /** A parser makes blanks of them in attributes, unless they are references. */
    private void lineBreakOrTab(int c, boolean attribute) {
        if (attribute) {
            out.append("&#").append(c).append(';');
        } else {
            out.appendCodePoint(c);
        }
    }

    /** How many characters there are by now. */
    public int length() {
        return out.length();
    }

    /** The document, all of whose elements are closed. */
    @Override
    public String toString() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("not closed: " + open);
        }
        return out.toString();
    }
}
