package dev.turbulence.engine.language;

/** A variable. */
record NameNode(String name) implements Node {
    @Override
    public Object evaluate(Scope scope) {
        Object value = scope.find(name);
        if (value == MISSING) {
            throw scope.unknown(name);
        }
        return value;
    }

    @Override
    public Object evaluateOrMissing(Scope scope) {
        return scope.find(name);
    }

    @Override
    public String label() {
        return name;
    }
}
