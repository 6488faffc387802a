package dev.turbulence.engine.random;

import java.math.BigInteger;
import java.util.List;

/**
 * Gives the numbers that Python's {@code random.Random(seed)} gives: MT19937, seeded from an integer. So a run with the
 * same seed picks what the Python tool picks. Not safe for use by several threads.
 */
public final class PythonRandom {
    private static final int SIZE = 624;
    private static final int SHIFT = 397;
    private static final int MATRIX = 0x9908b0df;
    private static final int UPPER = 0x80000000;
    private static final int LOWER = 0x7fffffff;
    private static final int ARRAY_SEED = 19650218;
    private static final BigInteger LONG_MASK =
            BigInteger.ONE.shiftLeft(Long.SIZE).subtract(BigInteger.ONE);

    /** What every generator starts from before its own seed is mixed in. */
    private static final int[] START = start();

    private final int[] state = START.clone();
    private int next;

    /** @param seed any integer; its sign does not count */
    public PythonRandom(BigInteger seed) {
        seedByArray(words(seed.abs()));
    }

    /** The generator of one instance of a run. */
    public static PythonRandom ofInstance(long seed, long instanceIndex) {
        return new PythonRandom(BigInteger.valueOf(seed).add(BigInteger.valueOf(instanceIndex)));
    }

    /** The generator of one step of an instance of a run; no two steps share one. */
    public static PythonRandom ofStep(long seed, long instanceIndex, int stepIndex) {
        // The seed's own 64 bits, then the instance, then the step: the words of one number, so nothing collides.
        BigInteger words = BigInteger.valueOf(stepIndex + 1L)
                .shiftLeft(Long.SIZE)
                .or(BigInteger.valueOf(instanceIndex))
                .shiftLeft(Long.SIZE)
                .or(BigInteger.valueOf(seed).and(LONG_MASK));
        return new PythonRandom(words);
    }

    /** A number from 0 (included) to 1 (excluded). */
    public double random() {
        long high = nextInt() >>> 5;
        long low = nextInt() >>> 6;
        return (high * (double) (1 << 26) + low) / (1L << 53);
    }

    /**
     * A whole number from 0 to one less than the bound.
     *
     * @param bound at least 1
     */
    public int below(int bound) {
        if (bound < 1) {
            throw new IllegalArgumentException("the bound must be at least 1, not " + bound);
        }
        int bits = Integer.SIZE - Integer.numberOfLeadingZeros(bound);
        int number;
        do {
            number = nextInt() >>> (Integer.SIZE - bits);
        } while (number >= bound);
        return number;
    }

    /** One of the members of a list that is not empty. */
    public <T> T choice(List<T> list) {
        return list.get(below(list.size()));
    }

    private static int[] words(BigInteger seed) {
        int[] words = new int[Math.max(1, (seed.bitLength() + 31) / 32)];
        for (int i = 0; i < words.length; i++) {
            words[i] = seed.shiftRight(32 * i).intValue();
        }
        return words;
    }

    private void seedByArray(int[] key) {
        int i = 1;
        int j = 0;
        for (int k = Math.max(SIZE, key.length); k > 0; k--) {
            state[i] = (state[i] ^ mixed(state, i) * 1664525) + key[j] + j;
            i = advance(i);
            j = (j + 1) % key.length;
        }
        for (int k = SIZE - 1; k > 0; k--) {
            state[i] = (state[i] ^ mixed(state, i) * 1566083941) - i;
            i = advance(i);
        }
        state[0] = UPPER;
    }

    private static int[] start() {
        int[] state = new int[SIZE];
        state[0] = ARRAY_SEED;
        for (int i = 1; i < SIZE; i++) {
            state[i] = 1812433253 * mixed(state, i) + i;
        }
        return state;
    }

    private static int mixed(int[] state, int i) {
        return state[i - 1] ^ state[i - 1] >>> 30;
    }

    private int advance(int i) {
        if (i + 1 < SIZE) {
            return i + 1;
        }
        state[0] = state[SIZE - 1];
        return 1;
    }

    /** Twists one word at a time, because most generators give a number or two and are thrown away. */
    private int nextInt() {
        int following = (next + 1) % SIZE;
        int x = state[next] & UPPER | state[following] & LOWER;
        int y = state[(next + SHIFT) % SIZE] ^ x >>> 1 ^ (x & 1) * MATRIX;
        state[next] = y;
        next = following;
        y ^= y >>> 11;
        y ^= y << 7 & 0x9d2c5680;
        y ^= y << 15 & 0xefc60000;
        return y ^ y >>> 18;
    }
}
