package dev.turbulence.engine.language;

import io.pebbletemplates.pebble.error.PebbleException;
import io.pebbletemplates.pebble.lexer.LexerImpl;
import io.pebbletemplates.pebble.lexer.Syntax;
import io.pebbletemplates.pebble.lexer.TokenStream;
import io.pebbletemplates.pebble.node.RenderableNode;
import io.pebbletemplates.pebble.node.expression.AddExpression;
import io.pebbletemplates.pebble.node.expression.AndExpression;
import io.pebbletemplates.pebble.node.expression.BinaryExpression;
import io.pebbletemplates.pebble.node.expression.ConcatenateExpression;
import io.pebbletemplates.pebble.node.expression.ContainsExpression;
import io.pebbletemplates.pebble.node.expression.DivideExpression;
import io.pebbletemplates.pebble.node.expression.EqualsExpression;
import io.pebbletemplates.pebble.node.expression.FilterExpression;
import io.pebbletemplates.pebble.node.expression.GreaterThanEqualsExpression;
import io.pebbletemplates.pebble.node.expression.GreaterThanExpression;
import io.pebbletemplates.pebble.node.expression.LessThanEqualsExpression;
import io.pebbletemplates.pebble.node.expression.LessThanExpression;
import io.pebbletemplates.pebble.node.expression.ModulusExpression;
import io.pebbletemplates.pebble.node.expression.MultiplyExpression;
import io.pebbletemplates.pebble.node.expression.NegativeTestExpression;
import io.pebbletemplates.pebble.node.expression.NotEqualsExpression;
import io.pebbletemplates.pebble.node.expression.OrExpression;
import io.pebbletemplates.pebble.node.expression.PositiveTestExpression;
import io.pebbletemplates.pebble.node.expression.SubtractExpression;
import io.pebbletemplates.pebble.node.expression.UnaryMinusExpression;
import io.pebbletemplates.pebble.node.expression.UnaryNotExpression;
import io.pebbletemplates.pebble.node.expression.UnaryPlusExpression;
import io.pebbletemplates.pebble.operator.Associativity;
import io.pebbletemplates.pebble.operator.BinaryOperator;
import io.pebbletemplates.pebble.operator.BinaryOperatorImpl;
import io.pebbletemplates.pebble.operator.BinaryOperatorType;
import io.pebbletemplates.pebble.operator.UnaryOperator;
import io.pebbletemplates.pebble.operator.UnaryOperatorImpl;
import io.pebbletemplates.pebble.parser.ParserImpl;
import io.pebbletemplates.pebble.parser.ParserOptions;
import io.pebbletemplates.pebble.tokenParser.IfTokenParser;
import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Reads a text with Pebble's lexer and parser: its grammar, with the operators that the language adds, the precedence
 * that Jinja and Python give them, and no tag but {@code if}.
 */
final class Grammar {
    private static final int COMPARISON = 30;
    private static final Syntax SYNTAX =
            new Syntax.Builder().setEnableNewLineTrimming(false).build();
    private static final Map<String, UnaryOperator> UNARY = unaryOperators();
    private static final Map<String, BinaryOperator> BINARY = binaryOperators();
    private static final String NAME = "template";

    private Grammar() {}

    /** What stands in a text that {@link SourceRewriter} prepared. */
    static List<RenderableNode> parse(String rewritten) {
        try {
            TokenStream tokens =
                    new LexerImpl(SYNTAX, UNARY.values(), BINARY.values()).tokenize(new StringReader(rewritten), NAME);
            TokenCheck.check(tokens.getTokens());
            ParserOptions exactNumbers = new ParserOptions().setLiteralNumbersAsBigDecimals(true);
            return new ParserImpl(UNARY, BINARY, Map.of("if", new IfTokenParser()), exactNumbers)
                    .parse(tokens)
                    .getBody()
                    .getChildren();
        } catch (PebbleException e) {
            throw new LanguageException(ParserMessages.translate(e.getPebbleMessage()));
        } catch (ClassCastException | IndexOutOfBoundsException | NumberFormatException e) {
            // Pebble's parser trusts its input: `(a)(b)` and a tag that ends too early come out as these.
            throw new LanguageException("this is not an expression");
        }
    }

    private static Map<String, UnaryOperator> unaryOperators() {
        Map<String, UnaryOperator> operators = new LinkedHashMap<>();
        operators.put("not", new UnaryOperatorImpl("not", 17, UnaryNotExpression.class));
        operators.put("+", new UnaryOperatorImpl("+", 500, UnaryPlusExpression.class));
        operators.put("-", new UnaryOperatorImpl("-", 500, UnaryMinusExpression.class));
        return operators;
    }

    private static Map<String, BinaryOperator> binaryOperators() {
        Map<String, BinaryOperator> operators = new LinkedHashMap<>();
        put(operators, "or", 10, OrExpression::new);
        put(operators, "and", 15, AndExpression::new);
        put(operators, "in", COMPARISON, InExpression::new);
        put(operators, "not in", COMPARISON, NotInExpression::new);
        put(operators, "contains", COMPARISON, ContainsExpression::new);
        put(operators, "==", COMPARISON, EqualsExpression::new);
        put(operators, "equals", COMPARISON, EqualsExpression::new);
        put(operators, "!=", COMPARISON, NotEqualsExpression::new);
        put(operators, ">", COMPARISON, GreaterThanExpression::new);
        put(operators, "<", COMPARISON, LessThanExpression::new);
        put(operators, ">=", COMPARISON, GreaterThanEqualsExpression::new);
        put(operators, "<=", COMPARISON, LessThanEqualsExpression::new);
        put(operators, "is", COMPARISON, BinaryOperatorType.TEST, PositiveTestExpression::new);
        put(operators, "is not", COMPARISON, BinaryOperatorType.TEST, NegativeTestExpression::new);
        put(operators, "+", 40, AddExpression::new);
        put(operators, "-", 40, SubtractExpression::new);
        put(operators, "~", 50, ConcatenateExpression::new);
        put(operators, "*", 60, MultiplyExpression::new);
        put(operators, "/", 60, DivideExpression::new);
        put(operators, "%", 60, ModulusExpression::new);
        put(operators, "|", 140, BinaryOperatorType.FILTER, FilterExpression::new);
        return operators;
    }

    private static void put(
            Map<String, BinaryOperator> operators,
            String symbol,
            int precedence,
            Supplier<? extends BinaryExpression<?>> node) {
        put(operators, symbol, precedence, BinaryOperatorType.NORMAL, node);
    }

    private static void put(
            Map<String, BinaryOperator> operators,
            String symbol,
            int precedence,
            BinaryOperatorType type,
            Supplier<? extends BinaryExpression<?>> node) {
        operators.put(symbol, new BinaryOperatorImpl(symbol, precedence, node, type, Associativity.LEFT));
    }

    /** Marks {@code a in b} in Pebble's tree. */
    static class InExpression extends ContainsExpression {}

    /** Marks {@code a not in b} in Pebble's tree. */
    static class NotInExpression extends ContainsExpression {}
}
