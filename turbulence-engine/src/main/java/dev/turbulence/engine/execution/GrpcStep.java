package dev.turbulence.engine.execution;

import dev.turbulence.engine.config.GrpcAction;
import dev.turbulence.engine.grpc.GrpcException;
import dev.turbulence.engine.grpc.GrpcOutcome;
import dev.turbulence.engine.grpc.GrpcRequest;
import dev.turbulence.engine.language.EvaluationException;
import dev.turbulence.engine.language.Values;
import dev.turbulence.engine.proto.ProtoException;
import dev.turbulence.engine.proto.ProtoMethod;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Executes a grpc action: a unary call, repeated as its retry policy says, then extraction. */
final class GrpcStep {

    private final RunEnvironment run;

    GrpcStep(RunEnvironment run) {
        this.run = run;
    }

    /** @throws EvaluationException when the message cannot be made, or there is no such method */
    StepOutcome execute(GrpcAction action, StepInput input) {
        GrpcCall call = run.requests().of(action, input.context());
        Sender sender = new Sender(action, call);
        return RequestStep.execute(
                run,
                action.service(),
                new Attempts<>(run, action.retry(), sender, null),
                sender,
                action.extract(),
                input.context());
    }

    private final class Sender implements Attempts.Sender<GrpcExchange> {

        private final GrpcAction action;
        private final GrpcCall call;

        Sender(GrpcAction action, GrpcCall call) {
            this.action = action;
            this.call = call;
        }

        @Override
        public GrpcExchange send() {
            try {
                ProtoMethod method = method();
                byte[] message = encoded(method);
                GrpcRequest request = new GrpcRequest(method.path(), call.metadata(), message, call.timeout());
                GrpcOutcome outcome = run.call(call.target(), request);
                Exchange.Sent sent = sent(method.path(), request.metadata());
                if (outcome.message() == null) {
                    return exchange(sent, outcome, Content.NONE, null);
                }
                return answered(sent, outcome, method);
            } catch (GrpcException e) {
                return unreachable(e.outcome());
            } catch (ProtoException | IllegalArgumentException e) {
                throw new EvaluationException(e.getMessage());
            }
        }

        @Override
        public String error(GrpcExchange exchange) {
            if (!action.isOk(exchange.outcome().code())) {
                return exchange.outcome().describe();
            }
            return exchange.problem();
        }

        private ProtoMethod method() throws GrpcException {
            if (call.schema().isPresent()) {
                return call.schema().get().method(call.method());
            }
            return run.schema(call.target(), call.timeout()).method(call.method());
        }

        private byte[] encoded(ProtoMethod method) {
            try {
                return method.encode(Values.toJson(call.message()));
            } catch (ProtoException e) {
                throw new EvaluationException(
                        method.firstMismatch(call.message()).orElse(e.getMessage()));
            }
        }

        private Exchange.Sent sent(String path, Map<String, String> metadata) {
            Content body = Content.of(Values.toJson(call.message()).getBytes(StandardCharsets.UTF_8));
            return new Exchange.Sent("grpc", path, call.target() + "/" + path, metadata, body);
        }

        private GrpcExchange answered(Exchange.Sent sent, GrpcOutcome outcome, ProtoMethod method) {
            try {
                String json = method.decode(outcome.message());
                return exchange(sent, outcome, Content.of(json.getBytes(StandardCharsets.UTF_8)), null);
            } catch (ProtoException e) {
                return exchange(sent, outcome, Content.ofBytes(outcome.message()), e.getMessage());
            }
        }

        /** Who did not tell its schema because nobody was there has failed like any call; any other refusal is final. */
        private GrpcExchange unreachable(GrpcOutcome outcome) {
            boolean nobody =
                    outcome.code() == GrpcOutcome.UNAVAILABLE || outcome.code() == GrpcOutcome.DEADLINE_EXCEEDED;
            if (!nobody && !outcome.aborted()) {
                throw new EvaluationException(
                        "service '" + action.service() + "' did not tell its schema: " + outcome.describe());
            }
            return exchange(sent(call.method(), call.metadata()), outcome, Content.NONE, null);
        }

        private GrpcExchange exchange(Exchange.Sent sent, GrpcOutcome outcome, Content body, String problem) {
            return new GrpcExchange(sent, outcome, body, problem, call.target().insecure());
        }
    }
}
