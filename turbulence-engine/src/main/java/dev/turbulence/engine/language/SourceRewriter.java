package dev.turbulence.engine.language;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Prepares a text for Pebble's lexer. String literals are written in one form ({@link StringLiterals}), because the
 * lexer knows no escapes but those of quotes, reads {@code "#{}"} as code, and hangs on some that are not closed. In an
 * expression a {@code {{...}}} becomes concatenation inside a literal and parentheses outside one.
 */
final class SourceRewriter {
    private static final Pattern VERBATIM_START = Pattern.compile("\\{%\\s*(raw|verbatim)\\s*%}");
    private static final Pattern VERBATIM =
            Pattern.compile("\\{%\\s*(raw|verbatim)\\s*%}(.*?)\\{%\\s*end\\1\\s*%}", Pattern.DOTALL);

    private final String source;
    private final StringBuilder out = new StringBuilder();
    private int position;

    private SourceRewriter(String source) {
        this.source = source;
    }

    static boolean hasTags(String source) {
        return source.contains("{{") || source.contains("{%") || source.contains("{#");
    }

    static String template(String source) {
        return new SourceRewriter(source).rewriteTemplate();
    }

    static String expression(String source) {
        SourceRewriter rewriter = new SourceRewriter(source);
        rewriter.rewriteExpression();
        return "{{ " + rewriter.out + " }}";
    }

    /** Where the tag that opens here ends. */
    static int endOfTag(String source, int open) {
        SourceRewriter rewriter = new SourceRewriter(source);
        rewriter.position = open;
        rewriter.rewriteTag("}}");
        return rewriter.position;
    }

    private String rewriteTemplate() {
        while (position < source.length()) {
            if (at("{#")) {
                copyThrough("#}", "a comment `{#` is not closed by `#}`");
            } else if (at("{{")) {
                rewriteTag("}}");
            } else if (at("{%")) {
                rewriteBlock();
            } else {
                out.append(source.charAt(position++));
            }
        }
        return out.toString();
    }

    private void rewriteBlock() {
        Matcher verbatim = VERBATIM.matcher(source).region(position, source.length());
        if (verbatim.lookingAt()) {
            // As a literal, because Pebble strips the blanks that such a block starts with.
            out.append("{{ ").append(StringLiterals.literal(verbatim.group(2))).append(" }}");
            position = verbatim.end();
        } else if (VERBATIM_START
                .matcher(source)
                .region(position, source.length())
                .lookingAt()) {
            throw new LanguageException("`{% raw %}` is not closed by `{% endraw %}`");
        } else {
            rewriteTag("%}");
        }
    }

    private void rewriteTag(String close) {
        String open = source.substring(position, position + 2);
        out.append(open);
        position += 2;
        copyCode(close, false);
        out.append(close);
    }

    private void rewriteExpression() {
        copyCode(null, true);
    }

    /** Copies code up to its closing delimiter, or to the end where there is none to come. */
    private void copyCode(String close, boolean nestedTags) {
        int start = position;
        int depth = 0;
        while (position < source.length()) {
            char c = source.charAt(position);
            if (close != null && depth == 0 && at(close)) {
                position += close.length();
                return;
            }
            if (c == '\'' || c == '"') {
                copyLiteral(c, nestedTags);
            } else if (nestedTags && at("{{")) {
                position += 2;
                out.append('(');
                copyCode("}}", true);
                out.append(')');
            } else {
                depth += c == '{' ? 1 : c == '}' ? -1 : 0;
                out.append(c);
                position++;
            }
        }
        if (close != null) {
            throw new LanguageException(
                    "`" + source.substring(Math.max(0, start - 2)) + "` is not closed by `" + close + "`");
        }
    }

    private void copyLiteral(char quote, boolean nestedTags) {
        int start = position++;
        StringBuilder raw = new StringBuilder();
        boolean concatenated = false;
        int before = out.length();
        while (position < source.length() && source.charAt(position) != quote) {
            if (nestedTags && at("{{")) {
                position += 2;
                out.append(StringLiterals.encode(raw)).append(" ~ (");
                raw.setLength(0);
                concatenated = true;
                copyCode("}}", true);
                out.append(") ~ ");
            } else {
                if (source.charAt(position) == '\\' && position + 1 < source.length()) {
                    raw.append(source.charAt(position++));
                }
                raw.append(source.charAt(position++));
            }
        }
        if (position == source.length()) {
            throw new LanguageException("the string `" + source.substring(start) + "` is not closed");
        }
        position++;
        out.append(StringLiterals.encode(raw));
        if (concatenated) {
            out.insert(before, '(').append(')');
        }
    }

    private void copyThrough(String close, String notFound) {
        int end = source.indexOf(close, position);
        if (end < 0) {
            throw new LanguageException(notFound);
        }
        out.append(source, position, end + close.length());
        position = end + close.length();
    }

    private boolean at(String text) {
        return source.startsWith(text, position);
    }
}
