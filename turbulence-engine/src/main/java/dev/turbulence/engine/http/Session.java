package dev.turbulence.engine.http;

import java.time.Clock;

/**
 * What an instance keeps from one request to the next. For one thread at a time.
 *
 * @param cookies its cookies
 * @param memory its share of the memory for large responses
 */
public record Session(CookieJar cookies, BodyBudget.Share memory) implements AutoCloseable {

    /** A session without cookies that shares a budget with others. */
    public static Session of(Clock clock, BodyBudget budget) {
        return new Session(new CookieJar(clock), budget.share());
    }

    /** Gives back what it took. */
    @Override
    public void close() {
        memory.close();
    }
}
