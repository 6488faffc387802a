package dev.turbulence.engine.config;

import java.util.Optional;
import java.util.stream.Stream;

/** What a scenario's flow asks for: one step of an instance when it is executed. */
public sealed interface Action permits HttpAction, WaitAction, AssertAction, BranchAction, DecideAction, GrpcAction {
    /** The name the step is recorded under. Several actions of a scenario may share one. */
    String name();

    /** The {@code type} in the file, which is also the recorded step type. */
    String type();

    /** What must hold for the action to be executed; without it the action always is. */
    Optional<Condition> condition();

    /** This action, and with a branch those of its arms, at any depth, in the order of the file. */
    default Stream<Action> withNested() {
        return Stream.of(this);
    }
}
