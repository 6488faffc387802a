package dev.turbulence.engine.language;

/** A literal. */
record ConstantNode(Object value) implements Node {
    @Override
    public Object evaluate(Scope scope) {
        return value;
    }

    /** As part of a path, which is the only place where a literal has to be named. */
    @Override
    public String label() {
        return value instanceof String ? "." + value : "[" + value + "]";
    }
}
