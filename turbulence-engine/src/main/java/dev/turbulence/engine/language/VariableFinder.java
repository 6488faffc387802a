package dev.turbulence.engine.language;

import io.pebbletemplates.pebble.node.ArgumentsNode;
import io.pebbletemplates.pebble.node.IfNode;
import io.pebbletemplates.pebble.node.PrintNode;
import io.pebbletemplates.pebble.node.RenderableNode;
import io.pebbletemplates.pebble.node.TestInvocationExpression;
import io.pebbletemplates.pebble.node.expression.ArrayExpression;
import io.pebbletemplates.pebble.node.expression.BinaryExpression;
import io.pebbletemplates.pebble.node.expression.ContextVariableExpression;
import io.pebbletemplates.pebble.node.expression.Expression;
import io.pebbletemplates.pebble.node.expression.FilterInvocationExpression;
import io.pebbletemplates.pebble.node.expression.FunctionOrMacroInvocationExpression;
import io.pebbletemplates.pebble.node.expression.GetAttributeExpression;
import io.pebbletemplates.pebble.node.expression.MapExpression;
import io.pebbletemplates.pebble.node.expression.TernaryExpression;
import io.pebbletemplates.pebble.node.expression.UnaryExpression;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Finds the variables in Pebble's tree of a text that {@link ExpressionCompiler} has taken. */
final class VariableFinder {
    private static final Set<String> CONSTANTS = Set.of("True", "False", "None");
    private static final Set<String> ASKING_TESTS = Set.of("defined", "undefined");
    private static final String ASKING_FILTER = "default";

    private final Set<String> read = new LinkedHashSet<>();
    private final Set<String> guarded = new LinkedHashSet<>();

    private VariableFinder() {}

    static VariableNames in(List<RenderableNode> children) {
        VariableFinder finder = new VariableFinder();
        finder.findAll(children);
        return new VariableNames(finder.read, finder.guarded);
    }

    private void findAll(List<RenderableNode> children) {
        for (RenderableNode child : children) {
            if (child instanceof PrintNode print) {
                find(print.getExpression(), read);
            } else if (child instanceof IfNode choice) {
                choice.getConditionsWithBodies().forEach(arm -> {
                    find(arm.getLeft(), read);
                    findAll(arm.getRight().getChildren());
                });
                if (choice.getElseBody() != null) {
                    findAll(choice.getElseBody().getChildren());
                }
            }
        }
    }

    /** @param names takes the name that the expression's own value starts from */
    private void find(Expression<?> tree, Set<String> names) {
        if (tree instanceof ContextVariableExpression name) {
            if (!CONSTANTS.contains(name.getName())) {
                names.add(name.getName());
            }
        } else if (tree instanceof GetAttributeExpression attribute) {
            find(attribute.getNode(), names);
            find(attribute.getAttributeNameExpression(), read);
            arguments(attribute.getArgumentsNode());
        } else if (tree instanceof FunctionOrMacroInvocationExpression call) {
            arguments(call.getArguments());
        } else if (tree instanceof TernaryExpression conditional) {
            find(conditional.getExpression1(), read);
            find(conditional.getExpression2(), read);
            find(conditional.getExpression3(), read);
        } else if (tree instanceof UnaryExpression unary) {
            find(unary.getChildExpression(), read);
        } else if (tree instanceof BinaryExpression<?> binary) {
            binary(binary);
        } else if (tree instanceof ArrayExpression list) {
            list.getValues().forEach(member -> find(member, read));
        } else if (tree instanceof MapExpression map) {
            map.getEntries().values().forEach(member -> find(member, read));
        }
    }

    private void binary(BinaryExpression<?> tree) {
        Expression<?> right = tree.getRightExpression();
        if (right instanceof FilterInvocationExpression filter) {
            boolean asks = filter.getFilterName().equals(ASKING_FILTER);
            find(tree.getLeftExpression(), asks ? guarded : read);
            arguments(filter.getArgs());
        } else if (right instanceof TestInvocationExpression test) {
            boolean asks = ASKING_TESTS.contains(test.getTestName());
            find(tree.getLeftExpression(), asks ? guarded : read);
            arguments(test.getArgs());
        } else {
            find(tree.getLeftExpression(), read);
            find(right, read);
        }
    }

    private void arguments(ArgumentsNode arguments) {
        if (arguments != null && arguments.getPositionalArgs() != null) {
            arguments.getPositionalArgs().forEach(argument -> find(argument.getValueExpression(), read));
        }
    }
}
