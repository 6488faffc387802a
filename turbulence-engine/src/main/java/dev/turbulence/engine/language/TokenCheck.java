package dev.turbulence.engine.language;

import io.pebbletemplates.pebble.lexer.Token;
import io.pebbletemplates.pebble.lexer.Token.Type;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/**
 * Refuses forms of Python and Jinja that Pebble would misread or reject without saying what to write, and mends two that
 * it could take: keys that are spelt like operators after a dot, and {@code elif}.
 */
final class TokenCheck {
    private static final Set<String> COMPARISONS =
            Set.of("==", "!=", "<", ">", "<=", ">=", "in", "not in", "is", "is not", "contains", "equals");

    private static final int MAX_DEPTH = 100;
    private static final Set<String> TAGS = Set.of("if", "elseif", "else", "endif");

    private final List<Token> tokens;
    /** The brackets that are open, innermost first; each remembers what was seen in it. */
    private final Deque<Bracket> open = new ArrayDeque<>();

    private TokenCheck(List<Token> tokens) {
        this.tokens = tokens;
    }

    static void check(List<Token> tokens) {
        new TokenCheck(tokens).check();
    }

    private void check() {
        open.push(new Bracket(""));
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            Token previous = i == 0 ? null : tokens.get(i - 1);
            switch (token.getType()) {
                case PRINT_START, EXECUTE_START -> restart();
                case OPERATOR -> checkOperator(token, previous);
                case PUNCTUATION -> checkPunctuation(token, previous);
                case NAME -> checkName(token, previous);
                default -> {
                    // Text, literals and the end of a tag say nothing.
                }
            }
        }
    }

    private void restart() {
        open.clear();
        open.push(new Bracket(""));
    }

    private void checkOperator(Token token, Token previous) {
        String symbol = token.getValue();
        if (isPunctuation(previous, ".") && Character.isLetter(symbol.charAt(0))) {
            token.setType(Type.NAME);
            return;
        }
        if (previous.test(Type.OPERATOR, symbol)) {
            switch (symbol) {
                case "*" -> throw new LanguageException("`**` is not taken; multiply instead");
                case "/" -> throw new LanguageException("`//` is not taken; write `(a / b) | int`");
                case "|" -> throw new LanguageException("`||` is not taken; write `or`");
                default -> {
                    // `- -1`, `not not x`: unary operators may be repeated.
                }
            }
        }
        if (symbol.equals("and") || symbol.equals("or")) {
            open.peek().compared = false;
        } else if (COMPARISONS.contains(symbol)) {
            if (open.peek().compared) {
                throw new LanguageException("comparisons are not chained; write `a < b and b < c`");
            }
            open.peek().compared = true;
        }
    }

    private void checkPunctuation(Token token, Token previous) {
        switch (token.getValue()) {
            case "(", "[", "{" -> open(token.getValue());
            case ")", "]", "}" -> close();
            case "," -> open.peek().compared = false;
            case "?" -> open.peek().startConditional();
            case ":" -> checkColon();
            case "=" -> {
                if (previous.test(Type.OPERATOR, "==", "!=")) {
                    throw new LanguageException(
                            "`" + previous.getValue() + "=` is not taken; write `" + previous.getValue() + "`");
                }
                if (!open.peek().bracket.equals("(")) {
                    throw new LanguageException("`=` is not taken; to compare, write `==`, `<=` or `>=`");
                }
            }
            default -> {
                // A dot is part of a path.
            }
        }
    }

    private void open(String bracket) {
        if (open.size() > MAX_DEPTH) {
            throw new LanguageException("an expression is nested deeper than " + MAX_DEPTH);
        }
        open.push(new Bracket(bracket));
    }

    private void close() {
        if (open.size() > 1) {
            open.pop();
        }
    }

    private void checkColon() {
        Bracket bracket = open.peek();
        if (bracket.conditionals > 0) {
            bracket.conditionals--;
        } else if (bracket.bracket.equals("[")) {
            throw new LanguageException("slices are not taken; write `list | slice(from, to)`");
        }
        bracket.compared = false;
    }

    private void checkName(Token token, Token previous) {
        if (previous == null || isPunctuation(previous, ".")) {
            return;
        }
        if (previous.test(Type.EXECUTE_START)) {
            checkTag(token);
            return;
        }
        switch (token.getValue()) {
            case "if" -> throw new LanguageException("`a if c else b` is not taken; write `c ? a : b`");
            case "for" ->
                throw new LanguageException(
                        "comprehensions are not taken; pick values with a JSONPath such as `$.items[*].price`");
            case "lambda" -> throw new LanguageException("`lambda` is not taken");
            default -> {
                // Any other name is a variable, a function, a filter, a test or a key.
            }
        }
    }

    private static void checkTag(Token token) {
        if (token.getValue().equals("elif")) {
            token.setValue("elseif");
        } else if (!TAGS.contains(token.getValue())) {
            throw new LanguageException(
                    "`{% " + token.getValue() + " %}` is not taken; of the tags only `if` and `raw` are");
        }
    }

    private static boolean isPunctuation(Token token, String value) {
        return token != null && token.test(Type.PUNCTUATION, value);
    }

    private static final class Bracket {
        private final String bracket;
        private boolean compared;
        private int conditionals;

        private Bracket(String bracket) {
            this.bracket = bracket;
        }

        private void startConditional() {
            conditionals++;
            compared = false;
        }
    }
}
