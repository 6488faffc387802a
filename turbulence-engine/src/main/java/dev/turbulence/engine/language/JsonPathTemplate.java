package dev.turbulence.engine.language;

import java.util.ArrayList;
import java.util.List;

/**
 * A JSONPath with {@code {{expressions}}} in it. A value inside quotes is escaped, one outside becomes a literal, so
 * that what a SUT sent stays data.
 */
final class JsonPathTemplate {
    private static final char NO_QUOTE = 0;

    private final List<Piece> pieces;
    private final VariableNames variables;

    private JsonPathTemplate(List<Piece> pieces, VariableNames variables) {
        this.pieces = pieces;
        this.variables = variables;
    }

    static JsonPathTemplate compile(String source) {
        List<Piece> pieces = new ArrayList<>();
        List<VariableNames> variables = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        char quote = NO_QUOTE;
        int position = 0;
        while (position < source.length()) {
            char c = source.charAt(position);
            if (source.startsWith("{{", position)) {
                int end = SourceRewriter.endOfTag(source, position);
                pieces.add(Piece.text(text.toString()));
                text.setLength(0);
                Compiled tag = TemplateCompiler.template(source.substring(position, end));
                pieces.add(new Piece(tag.node(), quote));
                variables.add(tag.variables());
                position = end;
                continue;
            }
            if (c == '\\' && quote != NO_QUOTE && position + 1 < source.length()) {
                text.append(c);
                c = source.charAt(++position);
            } else if (quote == NO_QUOTE && (c == '\'' || c == '"')) {
                quote = c;
            } else if (c == quote) {
                quote = NO_QUOTE;
            }
            text.append(c);
            position++;
        }
        pieces.add(Piece.text(text.toString()));
        return new JsonPathTemplate(pieces, VariableNames.union(variables));
    }

    VariableNames variables() {
        return variables;
    }

    /** The path with values that fit anywhere, to find out at load whether it is one. */
    String sample() {
        StringBuilder path = new StringBuilder();
        for (Piece piece : pieces) {
            path.append(piece.isText() ? piece.literal() : "0");
        }
        return path.toString();
    }

    String render(InstanceContext context) {
        Scope scope = Scope.ofTemplate(context);
        StringBuilder path = new StringBuilder();
        for (Piece piece : pieces) {
            path.append(piece.isText() ? piece.literal() : piece.render(scope));
        }
        return path.toString();
    }

    /** Text of the path (with no node), or an expression in it and the quote it stands in. */
    private record Piece(Node node, char quote, String literal) {
        private Piece(Node node, char quote) {
            this(node, quote, null);
        }

        static Piece text(String literal) {
            return new Piece(null, NO_QUOTE, literal);
        }

        boolean isText() {
            return node == null;
        }

        String render(Scope scope) {
            Object value = node.evaluate(scope);
            if (quote != NO_QUOTE) {
                return escape(Values.toText(value), quote);
            }
            if (value instanceof String text) {
                return '\'' + escape(text, '\'') + '\'';
            }
            if (value == null || value instanceof Number || value instanceof Boolean) {
                return Values.toJson(value);
            }
            throw new EvaluationException(Values.describe(value) + " does not fit into a JSONPath");
        }

        private static String escape(String text, char quote) {
            return text.replace("\\", "\\\\").replace(String.valueOf(quote), "\\" + quote);
        }
    }
}
