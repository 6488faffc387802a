package dev.turbulence.engine.language;

import io.pebbletemplates.pebble.node.BodyNode;
import io.pebbletemplates.pebble.node.IfNode;
import io.pebbletemplates.pebble.node.PrintNode;
import io.pebbletemplates.pebble.node.RenderableNode;
import io.pebbletemplates.pebble.node.TextNode;
import io.pebbletemplates.pebble.node.expression.Expression;
import io.pebbletemplates.pebble.utils.Pair;
import java.util.ArrayList;
import java.util.List;

/** Turns a template or a bare expression into one node. */
final class TemplateCompiler {
    private TemplateCompiler() {}

    /** A node that gives the typed value where the text is one {@code {{expression}}}, and text otherwise. */
    static Node template(String source) {
        // As Jinja does: a block scalar in YAML ends with a line break that nobody means to send.
        String text = source.endsWith("\n") ? source.substring(0, source.length() - 1) : source;
        if (!SourceRewriter.hasTags(text)) {
            return new ConstantNode(text);
        }
        List<RenderableNode> children = Grammar.parse(SourceRewriter.template(text));
        List<RenderableNode> visible =
                children.stream().filter(child -> !isBlank(child)).toList();
        if (visible.size() == 1 && visible.get(0) instanceof PrintNode print) {
            return ExpressionCompiler.compile(print.getExpression());
        }
        Part body = body(children);
        return scope -> {
            StringBuilder out = new StringBuilder();
            body.append(scope, out);
            return out.toString();
        };
    }

    static Node expression(String source) {
        if (source.isBlank()) {
            throw new LanguageException("an expression must not be empty");
        }
        List<RenderableNode> children = Grammar.parse(SourceRewriter.expression(source));
        if (children.size() != 1 || !(children.get(0) instanceof PrintNode print)) {
            throw new LanguageException("one expression is needed");
        }
        return ExpressionCompiler.compile(print.getExpression());
    }

    private static boolean isBlank(RenderableNode node) {
        return node instanceof TextNode text && String.valueOf(text.getData()).isBlank();
    }

    private static Part body(List<RenderableNode> children) {
        List<Part> parts = new ArrayList<>();
        children.forEach(child -> parts.add(part(child)));
        return (scope, out) -> {
            for (Part part : parts) {
                part.append(scope, out);
            }
        };
    }

    private static Part part(RenderableNode node) {
        if (node instanceof TextNode text) {
            String constant = String.valueOf(text.getData());
            return (scope, out) -> out.append(constant);
        }
        if (node instanceof PrintNode print) {
            Node value = ExpressionCompiler.compile(print.getExpression());
            return (scope, out) -> {
                out.append(Values.toText(value.evaluate(scope)));
                Texts.check(out.length());
            };
        }
        if (node instanceof IfNode choice) {
            return choice(choice);
        }
        throw new LanguageException("of the tags only `if` and `raw` are taken");
    }

    private static Part choice(IfNode node) {
        List<Arm> arms = new ArrayList<>();
        for (Pair<Expression<?>, BodyNode> arm : node.getConditionsWithBodies()) {
            arms.add(new Arm(
                    ExpressionCompiler.compile(arm.getLeft()),
                    body(arm.getRight().getChildren())));
        }
        Part otherwise = node.getElseBody() == null
                ? (scope, out) -> {}
                : body(node.getElseBody().getChildren());
        return (scope, out) -> {
            for (Arm arm : arms) {
                if (Values.truth(arm.condition.evaluate(scope))) {
                    arm.body.append(scope, out);
                    return;
                }
            }
            otherwise.append(scope, out);
        };
    }

    @FunctionalInterface
    private interface Part {
        void append(Scope scope, StringBuilder out);
    }

    private record Arm(Node condition, Part body) {}
}
