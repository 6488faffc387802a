package dev.turbulence.reliability.fuzz;

import java.io.IOException;
import java.util.List;

/** Something of the product that has to bear any input: it answers rightly or with a clean error. */
interface FuzzTarget {

    /** Inputs to start from. */
    List<byte[]> seeds() throws IOException;

    /**
     * Tries an input.
     *
     * @throws Finding if the answer is wrong or the error not clean; whatever else is thrown is a finding, too
     */
    void take(byte[] input) throws IOException;
}
