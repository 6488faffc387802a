package dev.turbulence.storage.internal.records;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;

/** Points in time as stored runs write them: ISO-8601 in UTC with six fraction digits. Reads more than it writes. */
public final class Timestamps {

    /** For what is rare; loaded when it is first needed, because that takes longer than to read a small run. */
    private static final class Formatters {
        private static final DateTimeFormatter WRITTEN =
                new DateTimeFormatterBuilder().appendInstant(6).toFormatter();

        private static final DateTimeFormatter READ = new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
                .appendPattern("[XXX][XX][X]")
                .toFormatter();
    }

    private static final long YEAR_0 = LocalDateTime.of(0, 1, 1, 0, 0).toEpochSecond(ZoneOffset.UTC);
    private static final long YEAR_10000 = LocalDateTime.of(10_000, 1, 1, 0, 0).toEpochSecond(ZoneOffset.UTC);

    private static final int DATE_AND_TIME = "2026-11-23T10:15:00".length();

    private Timestamps() {}

    /** Exactly {@code yyyy-MM-ddTHH:mm:ss.ffffffZ}, or null for null: text order is time order. */
    public static String format(Instant instant) {
        if (instant == null) {
            return null;
        }
        return isCommon(instant) ? formatCommon(instant) : Formatters.WRITTEN.format(instant);
    }

    /** Whether its year has four digits. */
    private static boolean isCommon(Instant instant) {
        return instant.getEpochSecond() >= YEAR_0 && instant.getEpochSecond() < YEAR_10000;
    }

    /** Years of four digits, ten times as fast as a formatter. */
    private static String formatCommon(Instant instant) {
        LocalDateTime time = LocalDateTime.ofEpochSecond(instant.getEpochSecond(), 0, ZoneOffset.UTC);
        byte[] text = "0000-00-00T00:00:00.000000Z".getBytes(StandardCharsets.US_ASCII);
        putDigits(text, 4, time.getYear());
        putDigits(text, 7, time.getMonthValue());
        putDigits(text, 10, time.getDayOfMonth());
        putDigits(text, 13, time.getHour());
        putDigits(text, 16, time.getMinute());
        putDigits(text, 19, time.getSecond());
        putDigits(text, 26, instant.getNano() / 1000);
        return new String(text, StandardCharsets.US_ASCII);
    }

    /** Puts a number's digits before a place. */
    private static void putDigits(byte[] text, int end, int number) {
        int at = end;
        for (int rest = number; rest > 0; rest /= 10) {
            text[--at] = (byte) ('0' + rest % 10);
        }
    }

    /**
     * Reads a timestamp: any offset, none (meaning UTC), none to nine fraction digits.
     *
     * @return the time, cut to microseconds; null when the text is null, no timestamp, or one of another age: years have four
     *     digits
     */
    public static Instant parse(String text) {
        if (text == null) {
            return null;
        }
        try {
            Instant common = parseUtc(text);
            Instant time = common == null ? parseAny(text) : common;
            return isCommon(time) ? time.truncatedTo(ChronoUnit.MICROS) : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** The form that nearly all timestamps have, twenty times as fast as a formatter; null for any other. */
    private static Instant parseUtc(String text) {
        int length = text.length();
        if (length <= DATE_AND_TIME || !(text.endsWith("Z") || text.endsWith("+00:00"))) {
            return null;
        }
        int end = length - (text.charAt(length - 1) == 'Z' ? 1 : "+00:00".length());
        int fractionDigits = end - DATE_AND_TIME - 1;
        if (end < DATE_AND_TIME || fractionDigits > 9 || fractionDigits == 0 || !hasSeparators(text, end)) {
            return null;
        }
        int year = digits(text, 0, 4);
        int month = digits(text, 5, 7);
        int day = digits(text, 8, 10);
        int hour = digits(text, 11, 13);
        int minute = digits(text, 14, 16);
        int second = digits(text, 17, 19);
        int nano = 0;
        if (fractionDigits > 0) {
            nano = digits(text, DATE_AND_TIME + 1, end);
            for (int i = fractionDigits; i < 9; i++) {
                nano *= 10;
            }
        }
        if ((year | month | day | hour | minute | second | nano) < 0) {
            return null;
        }
        return LocalDateTime.of(year, month, day, hour, minute, second, nano).toInstant(ZoneOffset.UTC);
    }

    private static boolean hasSeparators(String text, int end) {
        return text.charAt(4) == '-'
                && text.charAt(7) == '-'
                && text.charAt(10) == 'T'
                && text.charAt(13) == ':'
                && text.charAt(16) == ':'
                && (end == DATE_AND_TIME || text.charAt(DATE_AND_TIME) == '.');
    }

    /** The digits as a number; negative when there is anything else. */
    private static int digits(String text, int from, int until) {
        int value = 0;
        for (int i = from; i < until; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return Integer.MIN_VALUE;
            }
            value = value * 10 + digit;
        }
        return value;
    }

    private static Instant parseAny(String text) {
        TemporalAccessor parsed =
                Formatters.READ.parseBest(text.strip().replace(' ', 'T'), OffsetDateTime::from, LocalDateTime::from);
        return parsed instanceof OffsetDateTime time
                ? time.toInstant()
                : ((LocalDateTime) parsed).toInstant(ZoneOffset.UTC);
    }
}
