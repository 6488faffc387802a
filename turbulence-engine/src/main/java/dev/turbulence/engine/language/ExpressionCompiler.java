package dev.turbulence.engine.language;

import io.pebbletemplates.pebble.node.ArgumentsNode;
import io.pebbletemplates.pebble.node.TestInvocationExpression;
import io.pebbletemplates.pebble.node.expression.AddExpression;
import io.pebbletemplates.pebble.node.expression.AndExpression;
import io.pebbletemplates.pebble.node.expression.ArrayExpression;
import io.pebbletemplates.pebble.node.expression.BinaryExpression;
import io.pebbletemplates.pebble.node.expression.ConcatenateExpression;
import io.pebbletemplates.pebble.node.expression.ContainsExpression;
import io.pebbletemplates.pebble.node.expression.ContextVariableExpression;
import io.pebbletemplates.pebble.node.expression.DivideExpression;
import io.pebbletemplates.pebble.node.expression.EqualsExpression;
import io.pebbletemplates.pebble.node.expression.Expression;
import io.pebbletemplates.pebble.node.expression.FilterExpression;
import io.pebbletemplates.pebble.node.expression.FilterInvocationExpression;
import io.pebbletemplates.pebble.node.expression.FunctionOrMacroInvocationExpression;
import io.pebbletemplates.pebble.node.expression.GetAttributeExpression;
import io.pebbletemplates.pebble.node.expression.GreaterThanEqualsExpression;
import io.pebbletemplates.pebble.node.expression.GreaterThanExpression;
import io.pebbletemplates.pebble.node.expression.LessThanEqualsExpression;
import io.pebbletemplates.pebble.node.expression.LessThanExpression;
import io.pebbletemplates.pebble.node.expression.LiteralBigDecimalExpression;
import io.pebbletemplates.pebble.node.expression.LiteralBooleanExpression;
import io.pebbletemplates.pebble.node.expression.LiteralNullExpression;
import io.pebbletemplates.pebble.node.expression.LiteralStringExpression;
import io.pebbletemplates.pebble.node.expression.MapExpression;
import io.pebbletemplates.pebble.node.expression.ModulusExpression;
import io.pebbletemplates.pebble.node.expression.MultiplyExpression;
import io.pebbletemplates.pebble.node.expression.NegativeTestExpression;
import io.pebbletemplates.pebble.node.expression.NotEqualsExpression;
import io.pebbletemplates.pebble.node.expression.OrExpression;
import io.pebbletemplates.pebble.node.expression.PositiveTestExpression;
import io.pebbletemplates.pebble.node.expression.SubtractExpression;
import io.pebbletemplates.pebble.node.expression.TernaryExpression;
import io.pebbletemplates.pebble.node.expression.UnaryExpression;
import io.pebbletemplates.pebble.node.expression.UnaryMinusExpression;
import io.pebbletemplates.pebble.node.expression.UnaryNotExpression;
import io.pebbletemplates.pebble.node.expression.UnaryPlusExpression;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/**
 * Turns Pebble's tree of an expression into nodes of ours. What is not named here does not exist in the language: that
 * is the sandbox.
 */
final class ExpressionCompiler {
    private static final Map<Class<?>, BinaryOperator<Object>> BINARY = Map.ofEntries(
            Map.entry(AddExpression.class, Operators::add),
            Map.entry(SubtractExpression.class, Operators::subtract),
            Map.entry(MultiplyExpression.class, Operators::multiply),
            Map.entry(DivideExpression.class, Operators::divide),
            Map.entry(ModulusExpression.class, Operators::modulo),
            Map.entry(
                    ConcatenateExpression.class,
                    (a, b) -> Texts.checked(Values.toText(a).concat(Values.toText(b)))),
            Map.entry(EqualsExpression.class, Values::equal),
            Map.entry(NotEqualsExpression.class, (a, b) -> !Values.equal(a, b)),
            Map.entry(LessThanExpression.class, Operators::less),
            Map.entry(LessThanEqualsExpression.class, Operators::lessOrEqual),
            Map.entry(GreaterThanExpression.class, Operators::greater),
            Map.entry(GreaterThanEqualsExpression.class, Operators::greaterOrEqual),
            Map.entry(ContainsExpression.class, Values::contains),
            Map.entry(Grammar.InExpression.class, (a, b) -> Values.contains(b, a)),
            Map.entry(Grammar.NotInExpression.class, (a, b) -> !Values.contains(b, a)));

    private static final Map<Class<?>, UnaryOperator<Object>> UNARY = Map.of(
            UnaryMinusExpression.class, Operators::negate,
            UnaryPlusExpression.class, Operators::plus,
            UnaryNotExpression.class, value -> !Values.truth(value));

    private ExpressionCompiler() {}

    static Node compile(Expression<?> tree) {
        if (tree instanceof ContextVariableExpression name) {
            return name(name.getName());
        }
        if (tree instanceof GetAttributeExpression attribute) {
            return attribute.getArgumentsNode() == null ? attribute(attribute) : methodCall(attribute);
        }
        if (tree instanceof FunctionOrMacroInvocationExpression call) {
            return functionCall(call);
        }
        if (tree instanceof TernaryExpression conditional) {
            return conditional(conditional);
        }
        if (tree instanceof UnaryExpression unary) {
            return unary(unary);
        }
        if (tree instanceof BinaryExpression<?> binary) {
            return binary(binary);
        }
        return literal(tree);
    }

    private static Node literal(Expression<?> tree) {
        if (tree instanceof LiteralStringExpression text) {
            return new ConstantNode(StringLiterals.decode(text.getValue()));
        }
        if (tree instanceof LiteralBigDecimalExpression number) {
            return new ConstantNode(number(number.getValue()));
        }
        if (tree instanceof LiteralBooleanExpression flag) {
            return new ConstantNode(flag.getValue());
        }
        if (tree instanceof LiteralNullExpression) {
            return new ConstantNode(null);
        }
        if (tree instanceof ArrayExpression list) {
            return list(compileAll(list.getValues()));
        }
        if (tree instanceof MapExpression map) {
            return map(map);
        }
        throw new LanguageException("this form is not taken");
    }

    private static Object number(BigDecimal value) {
        if (value.scale() > 0) {
            return value.doubleValue();
        }
        BigInteger whole = value.toBigIntegerExact();
        return whole.bitLength() < Long.SIZE ? (Object) whole.longValue() : whole;
    }

    private static Node name(String name) {
        return switch (name) {
            case "True" -> new ConstantNode(true);
            case "False" -> new ConstantNode(false);
            case "None" -> new ConstantNode(null);
            default -> new NameNode(name);
        };
    }

    private static Node list(List<Node> members) {
        return scope -> evaluateAll(members, scope);
    }

    /** Sorted by key, because Pebble's parser forgets the order. */
    private static Node map(MapExpression tree) {
        Map<String, Node> entries = new TreeMap<>();
        tree.getEntries().forEach((key, value) -> {
            if (!(key instanceof LiteralStringExpression text)) {
                throw new LanguageException("a key of a map is a string in quotes: {'key': value}");
            }
            entries.put(StringLiterals.decode(text.getValue()), compile(value));
        });
        return scope -> {
            Map<String, Object> map = new TreeMap<>();
            entries.forEach((key, value) -> map.put(key, value.evaluate(scope)));
            return map;
        };
    }

    private static Node attribute(GetAttributeExpression tree) {
        return new AttributeNode(compile(tree.getNode()), compile(tree.getAttributeNameExpression()));
    }

    private static Node methodCall(GetAttributeExpression tree) {
        String name = ((LiteralStringExpression) tree.getAttributeNameExpression()).getValue();
        Callable method = find("method", name, Methods.ALL);
        Node owner = compile(tree.getNode());
        List<Node> arguments = arguments("method `" + name + "`", method, tree.getArgumentsNode());
        return call(method, owner, arguments);
    }

    private static Node functionCall(FunctionOrMacroInvocationExpression tree) {
        String name = tree.getFunctionName();
        String filter = name.equals("str") ? "string" : name;
        if (Filters.ALL.containsKey(filter) && !Functions.ALL.containsKey(name)) {
            throw new LanguageException("there is no function `" + name + "`; write `value | " + filter + "`");
        }
        Callable function = find("function", name, Functions.ALL);
        return call(function, new ConstantNode(null), arguments("`" + name + "`", function, tree.getArguments()));
    }

    private static Node filter(FilterExpression tree) {
        FilterInvocationExpression invocation = (FilterInvocationExpression) tree.getRightExpression();
        String name = invocation.getFilterName();
        Node value = compile(tree.getLeftExpression());
        Callable filter = find("filter", name, Filters.ALL);
        List<Node> arguments = arguments("filter `" + name + "`", filter, invocation.getArgs());
        return name.equals("default") ? orDefault(value, arguments) : call(filter, value, arguments);
    }

    private static Node orDefault(Node value, List<Node> arguments) {
        return scope -> {
            Object found = value.evaluateOrMissing(scope);
            boolean alsoWhenFalse =
                    arguments.size() == 2 && Values.truth(arguments.get(1).evaluate(scope));
            boolean use = found != Node.MISSING && !(alsoWhenFalse && !Values.truth(found));
            return use ? found : arguments.get(0).evaluate(scope);
        };
    }

    private static Node test(PositiveTestExpression tree) {
        TestInvocationExpression invocation = (TestInvocationExpression) tree.getRightExpression();
        String name = invocation.getTestName();
        boolean wanted = !(tree instanceof NegativeTestExpression);
        Node value = compile(tree.getLeftExpression());
        if (name.equals("defined") || name.equals("undefined")) {
            boolean there = wanted == name.equals("defined");
            return scope -> (value.evaluateOrMissing(scope) != Node.MISSING) == there;
        }
        Callable test = find("test", name, Tests.ALL);
        Node holds = call(test, value, arguments("test `" + name + "`", test, invocation.getArgs()));
        return wanted ? holds : scope -> !Values.truth(holds.evaluate(scope));
    }

    private static Node call(Callable callable, Node subject, List<Node> arguments) {
        Callable.Body body = callable.body();
        return scope -> Texts.checked(body.call(subject.evaluate(scope), evaluateAll(arguments, scope)));
    }

    private static Node conditional(TernaryExpression tree) {
        Node condition = compile(tree.getExpression1());
        Node then = compile(tree.getExpression2());
        Node otherwise = compile(tree.getExpression3());
        return scope -> (Values.truth(condition.evaluate(scope)) ? then : otherwise).evaluate(scope);
    }

    private static Node unary(UnaryExpression tree) {
        UnaryOperator<Object> operator = UNARY.get(tree.getClass());
        Node operand = compile(tree.getChildExpression());
        if (operand instanceof ConstantNode constant && constant.value() instanceof Number) {
            return new ConstantNode(operator.apply(constant.value()));
        }
        return scope -> operator.apply(operand.evaluate(scope));
    }

    private static Node binary(BinaryExpression<?> tree) {
        if (tree instanceof FilterExpression filter) {
            return filter(filter);
        }
        if (tree instanceof PositiveTestExpression test) {
            return test(test);
        }
        Node left = compile(tree.getLeftExpression());
        Node right = compile(tree.getRightExpression());
        if (tree instanceof AndExpression) {
            return scope -> shortCircuit(left.evaluate(scope), false, right, scope);
        }
        if (tree instanceof OrExpression) {
            return scope -> shortCircuit(left.evaluate(scope), true, right, scope);
        }
        BinaryOperator<Object> operator = BINARY.get(tree.getClass());
        return scope -> operator.apply(left.evaluate(scope), right.evaluate(scope));
    }

    private static Object shortCircuit(Object left, boolean decides, Node right, Scope scope) {
        return Values.truth(left) == decides ? left : right.evaluate(scope);
    }

    private static List<Node> arguments(String what, Callable callable, ArgumentsNode tree) {
        if (tree.getNamedArgs() != null && !tree.getNamedArgs().isEmpty()) {
            throw new LanguageException(what + " takes no named arguments");
        }
        List<Node> arguments = new ArrayList<>();
        if (tree.getPositionalArgs() != null) {
            tree.getPositionalArgs().forEach(argument -> arguments.add(compile(argument.getValueExpression())));
        }
        callable.checkCount(what, arguments.size());
        return arguments;
    }

    private static List<Node> compileAll(List<Expression<?>> trees) {
        List<Node> nodes = new ArrayList<>();
        trees.forEach(tree -> nodes.add(compile(tree)));
        return nodes;
    }

    private static List<Object> evaluateAll(List<Node> nodes, Scope scope) {
        if (nodes.isEmpty()) {
            return Collections.emptyList();
        }
        List<Object> values = new ArrayList<>(nodes.size());
        for (Node node : nodes) {
            values.add(node.evaluate(scope));
        }
        return values;
    }

    private static Callable find(String kind, String name, Map<String, Callable> known) {
        Callable found = known.get(name);
        if (found == null) {
            throw new LanguageException("there is no " + kind + " `" + name + "`; there are: "
                    + String.join(", ", known.keySet().stream().sorted().toList()));
        }
        return found;
    }
}
