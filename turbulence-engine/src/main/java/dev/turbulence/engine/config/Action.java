package dev.turbulence.engine.config;

/** What a scenario's flow asks for: one step of an instance when it is executed. */
public sealed interface Action permits HttpAction, WaitAction, AssertAction {
    /** The name the step is recorded under. Several actions of a scenario may share one. */
    String name();

    /** The {@code type} in the file, which is also the recorded step type. */
    String type();
}
