package dev.turbulence.engine.redaction;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What stands in a secret's place: {@code [redacted:24#5f3a9c21]}, its length in characters and a tag that equal secrets of
 * one run share. The tag is the begin of an HMAC-SHA-256 under a key that is never stored: whoever has the run cannot test
 * guesses with it, nor compare runs.
 */
final class Marks {
    private static final Pattern MARK = Pattern.compile("\\[redacted(?::\\d+#[0-9a-f]{8})?]");

    /** What every mark begins with. */
    static final String START = "[redacted:";

    private static final String ALGORITHM = "HmacSHA256";
    private static final int TAG_BYTES = 4;
    private static final int CACHED = 1000;

    private final SecretKeySpec key;

    /** Secrets come back with every request. */
    private final Map<String, String> cache = new ConcurrentHashMap<>();

    Marks() {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        key = new SecretKeySpec(random, ALGORITHM);
    }

    /** Whether a text holds a mark. */
    static boolean areIn(String text) {
        return text.contains("[redacted") && MARK.matcher(text).find();
    }

    /** Whether a text is a mark and nothing else, or the beginning of one that was cut. */
    static boolean isMark(String text) {
        if (!text.startsWith("[redacted")) {
            return false;
        }
        Matcher mark = MARK.matcher(text);
        return mark.matches() || mark.hitEnd();
    }

    String of(String secret) {
        String mark = cache.get(secret);
        if (mark == null) {
            mark = make(secret);
            if (cache.size() < CACHED) {
                cache.put(secret, mark);
            }
        }
        return mark;
    }

    private String make(String secret) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            byte[] tag = new byte[TAG_BYTES];
            ByteBuffer.wrap(mac.doFinal(secret.getBytes(StandardCharsets.UTF_8)))
                    .get(tag);
            return START + secret.codePointCount(0, secret.length()) + "#"
                    + HexFormat.of().formatHex(tag) + "]";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + ALGORITHM, e);
        }
    }
}
