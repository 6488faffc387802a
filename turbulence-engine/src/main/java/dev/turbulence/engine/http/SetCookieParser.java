package dev.turbulence.engine.http;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code Set-Cookie} headers as RFC 6265, section 5.2, asks of user agents: leniently. */
final class SetCookieParser {

    // Day, month and year in any of the orders and separators that servers use; the weekday is of no interest.
    private static final Pattern DATE =
            Pattern.compile("(\\d{1,2})[ -]([A-Za-z]{3})[A-Za-z]*[ -](\\d{4}|\\d{2})\\D+(\\d{1,2}):(\\d{2}):(\\d{2})");
    private static final Pattern ASCTIME =
            Pattern.compile("([A-Za-z]{3}) +(\\d{1,2}) (\\d{1,2}):(\\d{2}):(\\d{2}) (\\d{4})");
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

    private SetCookieParser() {}

    static Optional<Cookie> parse(String header, String host, String requestPath, Instant now) {
        String[] parts = header.split(";");
        int equals = parts[0].indexOf('=');
        String name = equals < 0 ? "" : parts[0].substring(0, equals).trim();
        if (name.isEmpty()) {
            return Optional.empty();
        }
        String value = parts[0].substring(equals + 1).trim();
        Map<String, String> attributes = attributes(parts);
        String domain = domain(attributes);
        if (!domain.isEmpty() && !Cookie.domainMatches(host, domain)) {
            return Optional.empty();
        }
        return Optional.of(new Cookie(
                name,
                value,
                domain.isEmpty() ? host : domain,
                domain.isEmpty(),
                path(attributes, requestPath),
                attributes.containsKey("secure"),
                expires(attributes, now)));
    }

    private static Map<String, String> attributes(String[] parts) {
        Map<String, String> attributes = new HashMap<>();
        for (int i = 1; i < parts.length; i++) {
            int equals = parts[i].indexOf('=');
            String name = equals < 0 ? parts[i] : parts[i].substring(0, equals);
            String value = equals < 0 ? "" : parts[i].substring(equals + 1).trim();
            attributes.put(name.trim().toLowerCase(Locale.ROOT), value);
        }
        return attributes;
    }

    private static String domain(Map<String, String> attributes) {
        String domain = attributes.getOrDefault("domain", "").toLowerCase(Locale.ROOT);
        return domain.startsWith(".") ? domain.substring(1) : domain;
    }

    private static String path(Map<String, String> attributes, String requestPath) {
        String path = attributes.getOrDefault("path", "");
        if (path.startsWith("/")) {
            return path;
        }
        int lastSlash = requestPath.lastIndexOf('/');
        return lastSlash <= 0 ? "/" : requestPath.substring(0, lastSlash);
    }

    private static Instant expires(Map<String, String> attributes, Instant now) {
        String maxAge = attributes.get("max-age");
        // Nine digits of seconds are thirty years; a longer number would only overflow.
        if (maxAge != null && maxAge.matches("-?\\d{1,9}")) {
            return now.plusSeconds(Long.parseLong(maxAge));
        }
        return date(attributes.getOrDefault("expires", "")).orElse(null);
    }

    private static Optional<Instant> date(String text) {
        Matcher usual = DATE.matcher(text);
        if (usual.find()) {
            return instant(usual.group(3), usual.group(2), usual.group(1), usual, 4);
        }
        Matcher asctime = ASCTIME.matcher(text);
        return asctime.find()
                ? instant(asctime.group(6), asctime.group(1), asctime.group(2), asctime, 3)
                : Optional.empty();
    }

    private static Optional<Instant> instant(String year, String month, String day, Matcher time, int firstTimeGroup) {
        // An unknown month becomes 0, which LocalDate refuses like any other impossible date.
        int monthOfYear = MONTHS.indexOf(month.toLowerCase(Locale.ROOT)) + 1;
        try {
            return Optional.of(LocalDate.of(fullYear(Integer.parseInt(year)), monthOfYear, Integer.parseInt(day))
                    .atTime(
                            Integer.parseInt(time.group(firstTimeGroup)),
                            Integer.parseInt(time.group(firstTimeGroup + 1)),
                            Integer.parseInt(time.group(firstTimeGroup + 2)))
                    .toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static int fullYear(int year) {
        if (year >= 100) {
            return year;
        }
        return year < 70 ? year + 2000 : year + 1900;
    }
}
