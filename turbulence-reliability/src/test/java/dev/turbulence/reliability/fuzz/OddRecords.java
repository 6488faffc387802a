package dev.turbulence.reliability.fuzz;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Changes the text of a run so that it stays a run of JSON most of the time: odd values, keys and orders. */
final class OddRecords {

    private static final int MOST = 5;

    private static final Pattern MEMBER =
            Pattern.compile("\"(\\w+)\":(\"[^\"\\\\]*\"|-?[\\d.eE+]+|true|false|null|\\{\\}|\\[\\])");
    private static final Pattern KEY = Pattern.compile("\"(\\w+)\":");

    private static final List<String> KEYS = List.of(
            "instance_id",
            "run_id",
            "correlation_id",
            "scenario_id",
            "started_at",
            "completed_at",
            "duration_ms",
            "passed",
            "entry_data",
            "seed_data",
            "variation",
            "_turbulence",
            "warm_up",
            "late_start_ms",
            "index",
            "error",
            "step_index",
            "step_name",
            "step_type",
            "action_name",
            "action_type",
            "timestamp",
            "observation",
            "ok",
            "status_code",
            "latency_ms",
            "service",
            "errors",
            "attempts",
            "headers",
            "body",
            "condition_skipped",
            "assertion_name",
            "expected",
            "actual",
            "message",
            "extra",
            "scenarios",
            "scenario_ids",
            "config",
            "seed",
            "state");

    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "false",
            "0",
            "-0",
            "-0.0",
            "1",
            "-1",
            "1.0",
            "200.0",
            "1.10",
            "0.1e1",
            "1e400",
            "-1e400",
            "1e-400",
            "1E5",
            "1e19",
            "2147483648",
            "9223372036854775807",
            "9223372036854775808",
            "123456789012345678901234567890",
            "0.30000000000000004",
            "1.7976931348623157e308",
            "9".repeat(400),
            "NaN",
            "-Infinity",
            "\"\"",
            "\" \"",
            "\"x\"",
            "\"true\"",
            "\"7\"",
            "\"NaN\"",
            "\"\\u0000\"",
            "\"\\uD83D\\uDE00 \u00e9\u2028\"",
            "\"a\\\"b\\\\c\\/\\n\"",
            "\"http\"",
            "\"wait\"",
            "\"HTTP\"",
            "\"assert\"",
            "\"inst_1\"",
            "\"inst_2\"",
            "\"2026-11-23T10:15:00Z\"",
            "\"2026-11-23T10:15:00.123456789+02:00\"",
            "\"2026-11-23 10:15:00\"",
            "\"2026-02-30T10:15:00Z\"",
            "\"2026-11-23T24:00:00Z\"",
            "\"0000-01-01T00:00:00Z\"",
            "\"-0001-01-01T00:00:00Z\"",
            "\"+10000-01-01T00:00:00Z\"",
            "\"9999-12-31T23:59:59.9999999Z\"",
            "\"0000-01-01T00:00:00+14:00\"",
            "[]",
            "{}",
            "[1,{\"a\":null}]",
            "[\"e\",1,null,{}]",
            "{\"a\":1,\"a\":2}",
            "{\"\":{\"ok\":false}}",
            "{\"timestamp\":\"2026-11-23T10:15:00Z\"}",
            "[{\"timestamp\":\"2026-11-23T10:15:00.5Z\"}]",
            "{\"warm_up\":true,\"late_start_ms\":-1}",
            "[".repeat(499) + "]".repeat(499),
            "[".repeat(501) + "]".repeat(501),
            "{\"a\":".repeat(600) + "1" + "}".repeat(600),
            "[".repeat(1_200) + "]".repeat(1_200),
            "\"" + "y".repeat(70_000) + "\"");

    private OddRecords() {}

    /** A text of {@link RunFiles#write}, changed in some places. */
    static byte[] change(byte[] lines, Random random) {
        List<String> changed = new ArrayList<>(Arrays.asList(Seeds.text(lines).split("\n")));
        for (int i = 1 + random.nextInt(MOST); i > 0; i--) {
            change(changed, random);
        }
        String text = String.join("\n", changed) + (random.nextInt(20) == 0 ? "" : "\n");
        return random.nextInt(20) == 0 ? torn(Seeds.utf8(text), random) : Seeds.utf8(text);
    }

    private static void change(List<String> lines, Random random) {
        int at = random.nextInt(lines.size());
        String line = lines.get(at);
        switch (random.nextInt(12)) {
            case 0 -> lines.add(line);
            case 1 -> lines.add(random.nextInt(lines.size()), line);
            case 2 -> {
                if (lines.size() > 1) {
                    lines.remove(at);
                }
            }
            case 3 -> Collections.swap(lines, at, random.nextInt(lines.size()));
            case 4 -> lines.set(at, inserted(line, random));
            case 5 -> lines.set(at, replaced(KEY, line, random, key -> '"' + pick(KEYS, random) + "\":"));
            case 6 -> lines.set(at, replaced(MEMBER, line, random, member -> member.group() + "," + member.group()));
            case 7 -> lines.set(at, replaced(MEMBER, line, random, member -> "\"other\":0"));
            default ->
                lines.set(
                        at,
                        replaced(MEMBER, line, random, member -> '"' + member.group(1) + "\":" + pick(VALUES, random)));
        }
    }

    /** With one member more, at the start of some object. */
    private static String inserted(String line, Random random) {
        int[] objects = line.chars().filter(c -> c == '{').toArray();
        if (objects.length == 0) {
            return line;
        }
        int at = -1;
        for (int i = random.nextInt(objects.length); i >= 0; i--) {
            at = line.indexOf('{', at + 1);
        }
        String comma = line.startsWith("}", at + 1) ? "" : ",";
        return line.substring(0, at + 1) + '"' + pick(KEYS, random) + "\":" + pick(VALUES, random) + comma
                + line.substring(at + 1);
    }

    private interface Change {
        String of(MatchResult found);
    }

    /** With one of the places where a pattern is found changed. */
    private static String replaced(Pattern pattern, String line, Random random, Change change) {
        List<MatchResult> found = pattern.matcher(line).results().toList();
        if (found.isEmpty()) {
            return line;
        }
        MatchResult one = found.get(random.nextInt(found.size()));
        return line.substring(0, one.start()) + change.of(one) + line.substring(one.end());
    }

    private static byte[] torn(byte[] bytes, Random random) {
        if (random.nextBoolean()) {
            return Arrays.copyOf(bytes, random.nextInt(bytes.length));
        }
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
        return bytes;
    }

    private static String pick(List<String> values, Random random) {
        return values.get(random.nextInt(values.size()));
    }
}
