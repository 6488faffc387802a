package dev.turbulence.storage.internal.files;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.turbulence.storage.LoadShape;
import dev.turbulence.storage.internal.Millis;
import java.time.Duration;
import java.util.Optional;

/** The shape of a run's load as its manifest has it. */
public final class LoadJson {

    private LoadJson() {}

    static void write(ObjectNode json, LoadShape load) {
        json.put("model", load.isOpen() ? "open" : "closed");
        json.put("instances", load.instances());
        json.put("parallel", load.parallel());
        json.put("rate", load.rate());
        json.put("duration_ms", Millis.of(load.duration()));
        json.put("ramp_up_ms", Millis.of(load.rampUp()));
        json.put("warm_up_ms", Millis.of(load.warmUp()));
    }

    /** Empty when it is not there, or is none. */
    public static Optional<LoadShape> read(JsonNode json) {
        if (!json.isObject()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new LoadShape(
                    json.path("instances").isIntegralNumber()
                            ? json.path("instances").asLong()
                            : null,
                    json.path("parallel").asInt(),
                    time(json.path("duration_ms")),
                    timeOrZero(json.path("ramp_up_ms")),
                    json.path("rate").isNumber() ? json.path("rate").asDouble() : null,
                    timeOrZero(json.path("warm_up_ms"))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Duration time(JsonNode millis) {
        return millis.isNumber() ? Millis.toDuration(millis.asDouble()) : null;
    }

    private static Duration timeOrZero(JsonNode millis) {
        return millis.isNumber() ? time(millis) : Duration.ZERO;
    }
}
