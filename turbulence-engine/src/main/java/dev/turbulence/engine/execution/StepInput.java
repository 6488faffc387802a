package dev.turbulence.engine.execution;

import dev.turbulence.engine.http.Session;
import dev.turbulence.engine.language.InstanceContext;
import dev.turbulence.engine.random.PythonRandom;

/**
 * What an action is executed with.
 *
 * @param context the instance's variables
 * @param session what the instance keeps from one request to the next
 * @param index the number of the step in its instance, from 0
 * @param choices what is chosen for the instance
 */
record StepInput(InstanceContext context, Session session, int index, Choices choices) {

    /** The generator of this step alone. */
    PythonRandom random(long seed) {
        return PythonRandom.ofStep(seed, (long) context.get("instance_index"), index);
    }
}
