package dev.turbulence.engine.schema;

import com.networknt.schema.Error;
import com.networknt.schema.ExecutionContext;

/** Counts what a check does, and ends it when that is more than an honest schema needs. */
final class BoundedContext extends ExecutionContext {
    /** Keywords applied to values: seconds of work at most. */
    private static final int MOST_STEPS = 2_000_000;
    /** Keywords within keywords: bodies are at most 500 deep. */
    private static final int MOST_DEPTH = 2_000;

    private static final int MOST_ERRORS = 10_000;

    private int steps;
    private int depth;
    private int errors;

    @Override
    public void evaluationPathAddLast(String name) {
        enter();
        super.evaluationPathAddLast(name);
    }

    @Override
    public void evaluationPathAddLast(int index) {
        enter();
        super.evaluationPathAddLast(index);
    }

    @Override
    public void evaluationPathRemoveLast() {
        depth--;
        super.evaluationPathRemoveLast();
    }

    @Override
    public void addError(Error error) {
        if (++errors > MOST_ERRORS) {
            throw new TooManySteps("it found more than " + MOST_ERRORS + " errors");
        }
        super.addError(error);
    }

    private void enter() {
        if (++steps > MOST_STEPS) {
            throw new TooManySteps("it took more than " + MOST_STEPS + " steps");
        }
        if (++depth > MOST_DEPTH) {
            throw new TooManySteps("its references lead deeper than " + MOST_DEPTH + " levels, or to themselves");
        }
    }
}
