package dev.turbulence.engine.grpc;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;

/** The answer to a question that many have at once: the first one asks, the others wait for what it gets. */
final class SharedAnswer<T> {

    private final AtomicBoolean asked = new AtomicBoolean();
    private final CompletableFuture<T> answer = new CompletableFuture<>();

    /** A question that may go unanswered. */
    @FunctionalInterface
    interface Question<T> {
        T ask() throws GrpcException;
    }

    /**
     * @param unreachable called when nobody was there to answer, before anyone learns of it
     * @throws GrpcException the one that the question ended with, whoever asked it
     */
    T get(Question<T> question, Runnable unreachable) throws GrpcException {
        if (asked.compareAndSet(false, true)) {
            ask(question, unreachable);
        }
        try {
            return answer.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof GrpcException failure) {
                throw failure;
            }
            throw (RuntimeException) e.getCause();
        }
    }

    private void ask(Question<T> question, Runnable unreachable) {
        try {
            answer.complete(question.ask());
        } catch (GrpcException e) {
            if (e.outcome().code() != GrpcOutcome.UNIMPLEMENTED) {
                unreachable.run();
            }
            answer.completeExceptionally(e);
        } catch (RuntimeException e) {
            answer.completeExceptionally(e);
        } catch (Error e) {
            answer.completeExceptionally(new IllegalStateException(e));
            throw e;
        }
    }
}
