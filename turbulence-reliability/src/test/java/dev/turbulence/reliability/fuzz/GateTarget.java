package dev.turbulence.reliability.fuzz;

import dev.turbulence.storage.gate.Gate;
import dev.turbulence.storage.gate.GateSyntaxException;
import java.util.List;
import java.util.stream.Stream;

/** The conditions of a gate. What is understood is understood alike when it is printed and read again. */
final class GateTarget implements FuzzTarget {

    @Override
    public List<byte[]> seeds() {
        return Stream.of(
                        "fail_count>0, p95_latency_ms[step=*] gt 500ms",
                        "pass_rate[scenario=\"a \\\"b\\\" *\"]<99.5%\nduration_ms >= 2s",
                        "p99.9_latency_ms[step='x', service=*]>baseline*1.10+5ms",
                        "fail_rate>baseline+0.5, requests_per_second<baseline*0.9")
                .map(Seeds::utf8)
                .toList();
    }

    @Override
    public void take(byte[] input) {
        String text = Seeds.text(input);
        try {
            Gate gate = Gate.parse(text);
            if (!Gate.parse(gate.toString()).equals(gate)) {
                throw new Finding("printed and read again it is another gate: " + gate);
            }
        } catch (GateSyntaxException e) {
            CleanErrors.require(e, "column");
        }
    }
}
