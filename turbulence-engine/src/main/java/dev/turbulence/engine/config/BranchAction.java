package dev.turbulence.engine.config;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A fork: a step of its own, then those of one arm.
 *
 * @param name the name its own step is recorded under
 * @param test decides between the arms
 * @param ifTrue the actions to go on with when it holds, may be empty
 * @param ifFalse the actions to go on with when it does not, may be empty
 */
public record BranchAction(String name, Condition test, List<Action> ifTrue, List<Action> ifFalse) implements Action {
    public BranchAction {
        ifTrue = List.copyOf(ifTrue);
        ifFalse = List.copyOf(ifFalse);
    }

    @Override
    public String type() {
        return "branch";
    }

    /** None: a branch is always executed, its {@link #test} decides between its arms. */
    @Override
    public Optional<Condition> condition() {
        return Optional.empty();
    }

    @Override
    public Stream<Action> withNested() {
        Stream<Action> arms = Stream.concat(ifTrue.stream(), ifFalse.stream()).flatMap(Action::withNested);
        return Stream.concat(Stream.of(this), arms);
    }
}
