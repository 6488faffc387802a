package dev.turbulence.storage.internal.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampsTest {

    private static final long YEAR_9999 = 253_402_300_799L;

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T10:15:00Z,                2026-11-23T10:15:00Z",
        "2026-11-23T10:15:00.5Z,              2026-11-23T10:15:00.5Z",
        "2026-11-23T10:15:00.123456+00:00,    2026-11-23T10:15:00.123456Z",
        "2026-11-23T10:15:00.123456789Z,      2026-11-23T10:15:00.123456Z",
        "2026-11-23T10:15:00.999999999+01:00, 2026-11-23T09:15:00.999999Z",
        "2026-11-23T10:15:00-05:30,           2026-11-23T15:45:00Z",
        "2026-11-23T10:15:00+02,              2026-11-23T08:15:00Z",
        "2026-11-23T10:15:00+0200,            2026-11-23T08:15:00Z",
        "2026-11-23T10:15:00,                 2026-11-23T10:15:00Z",
        "2026-11-23T10:15,                    2026-11-23T10:15:00Z",
        "2026-11-23 10:15:00.25,              2026-11-23T10:15:00.25Z",
        "2026-11-23t10:15:00z,                2026-11-23T10:15:00Z"
    })
    void readsWhatWritersWrite(String text, Instant expected) {
        assertThat(Timestamps.parse(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Z",
                "now",
                "2026-13-01T00:00:00Z",
                "2026-02-30T00:00:00Z",
                "2026-11-23T10:15:00.1234567890Z",
                "2026-11-23",
                "2026x11-23T10:15:00Z",
                "2026-11-23T1o:15:00Z"
            })
    void whatIsNoTimeIsNull(String text) {
        assertThat(Timestamps.parse(text)).isNull();
    }

    @Test
    void nullStaysNull() {
        assertThat(Timestamps.parse(null)).isNull();
        assertThat(Timestamps.format(null)).isNull();
    }

    @Property
    void readsWhatItWritesAndSortsAsText(
            @ForAll @LongRange(max = YEAR_9999) long one,
            @ForAll @LongRange(max = YEAR_9999) long other,
            @ForAll @IntRange(max = 999_999_999) int nanos) {
        Instant first = Instant.ofEpochSecond(one, nanos).truncatedTo(ChronoUnit.MICROS);
        Instant second = Instant.ofEpochSecond(other);
        assertThat(Timestamps.format(first)).hasSize(27);
        assertThat(Timestamps.parse(Timestamps.format(first))).isEqualTo(first);
        assertThat(Timestamps.parse(first.atOffset(ZoneOffset.ofHours(-7)).toString()))
                .isEqualTo(first);
        assertThat(Integer.signum(Timestamps.format(first).compareTo(Timestamps.format(second))))
                .isEqualTo(Integer.signum(first.compareTo(second)));
    }

    @Test
    void writesAsAFormatterDoes() {
        DateTimeFormatter formatter =
                new DateTimeFormatterBuilder().appendInstant(6).toFormatter();
        SplittableRandom random = new SplittableRandom(7);
        long first = Instant.parse("-0001-06-01T00:00:00Z").getEpochSecond();
        long last = Instant.parse("+10000-06-01T00:00:00Z").getEpochSecond();
        for (int i = 0; i < 10_000; i++) {
            Instant instant = Instant.ofEpochSecond(random.nextLong(first, last), random.nextInt(1_000_000_000));
            assertThat(Timestamps.format(instant)).isEqualTo(formatter.format(instant));
        }
        for (String edge : List.of(
                "0000-01-01T00:00:00Z",
                "-0001-12-31T23:59:59.999999999Z",
                "9999-12-31T23:59:59.999999999Z",
                "+10000-01-01T00:00:00Z",
                "1969-12-31T23:59:59.000001Z",
                "2024-02-29T00:00:00.000000999Z")) {
            assertThat(Timestamps.format(Instant.parse(edge))).isEqualTo(formatter.format(Instant.parse(edge)));
        }
    }
}
