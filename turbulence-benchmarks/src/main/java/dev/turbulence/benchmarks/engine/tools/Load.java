package dev.turbulence.benchmarks.engine.tools;

/**
 * Users who play the scenario again as soon as they are done with it, against a service on this machine.
 *
 * @param port where the service listens on 127.0.0.1
 * @param users at once
 * @param loops for each user
 */
public record Load(int port, int users, long loops) {

    private static final int REQUESTS_PER_INSTANCE = 2;

    public String url() {
        return "http://127.0.0.1:" + port;
    }

    public long instances() {
        return users * loops;
    }

    public long requests() {
        return instances() * REQUESTS_PER_INSTANCE;
    }
}
