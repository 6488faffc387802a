package dev.turbulence.engine.redaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactorTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MARK = "\\[redacted:\\d+#[0-9a-f]{8}]";

    private final Redactor redactor = redactor("s3cr3t \"k/y\"", "zorro-ü-1", "abc", "");

    private static Redactor redactor(String... values) {
        return new Redaction(SecretRules.DEFAULT, Set.of(values)).redactor(Set.of());
    }

    private static Redactor withPaths(String... paths) {
        return new Redaction(SecretRules.of(null, null, null, List.of(paths)), Set.of()).redactor(Set.of());
    }

    @Test
    void aMarkTellsTheLengthAndThatTwoAreEqualWithinARunAlone() {
        String first = redactor("hunter2").text("hunter2");

        assertThat(first).matches("\\[redacted:7#[0-9a-f]{8}]");
        assertThat(Redaction.isMarked("Bearer " + first)).isTrue();
        assertThat(Redaction.isMarked("[redacted]")).isTrue();
        assertThat(Redaction.isMarked("redacted")).isFalse();
        assertThat(redactor("hunter2").text("hunter2")).isNotEqualTo(first);
        Redactor one = redactor("hunter2", "hunter3");
        assertThat(one.text("hunter2")).isEqualTo(one.text("hunter2")).isNotEqualTo(one.text("hunter3"));
    }

    @Test
    void valuesOfOneRunHaveEqualMarksInEveryPlace() {
        Redactor one = redactor("tok-123456");
        String mark = one.text("tok-123456");

        assertThat(one.header("Authorization", "Bearer tok-123456")).isEqualTo("Bearer " + mark);
        assertThat(one.json("{\"token\":\"tok-123456\",\"other\":\"tok-123456\"}", null))
                .isEqualTo("{\"token\":\"" + mark + "\",\"other\":\"" + mark + "\"}");
        assertThat(one.text("http://h/?access_token=tok%2D123456&a=1"))
                .isEqualTo("http://h/?access_token=" + mark + "&a=1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[redacted:1", "[redacted:12#5f", "[redacted:12#5f3a9c21"})
    void aMarkThatWasCutIsNoSecret(String cut) {
        Redactor one = redactor("tok-123456");
        String body = "{\"a\":1,\"token\":\"" + cut;

        assertThat(one.text(body)).isEqualTo(body);
        one.learnBody(body, false, null);
        assertThat(one.text("tok-123456")).matches(MARK);
        assertThat(one.text(one.text("tok-123456"))).matches(MARK);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s3cr3t \"k/y\"",
                "s3cr3t+%22k%2Fy%22",
                "s3cr3t+%22k%2fy%22",
                "s3cr3t%20%22k%2Fy%22",
                "s3cr3t%20%22k/y%22",
                "s3cr3t \\\"k/y\\\"",
                "s3cr3t \\\"k\\/y\\\"",
                "s3cr3t \\\\\\\"k/y\\\\\\\"",
                "s3cr3t &quot;k/y&quot;",
                "s3cr3t &#34;k/y&#34;"
            })
    void secretsAreFoundInEverySpelling(String spelling) {
        assertThat(redactor.text("<" + spelling + ">")).matches("<" + MARK + ">");
    }

    @Test
    void secretsAreFoundInBase64AndAsBytes() {
        byte[] secret = "zorro-ü-1".getBytes(StandardCharsets.UTF_8);

        assertThat(redactor.text(Base64.getEncoder().encodeToString(secret))).matches(MARK + "=*");
        assertThat(redactor.text(new String(secret, StandardCharsets.ISO_8859_1)))
                .matches(MARK);
    }

    @Test
    void aShortSecretIsNotLookedFor() {
        assertThat(redactor.text("abc of an empty text")).isEqualTo("abc of an empty text");
        assertThat(redactor.json("{\"password\":\"abc\",\"a\":\"abc\",\"secret\":\"\"}", null))
                .matches("\\{\"password\":\"" + MARK + "\",\"a\":\"abc\",\"secret\":\"\"}");
    }

    @Test
    void ofSecretsThatOverlapNothingIsLeft() {
        assertThat(redactor("abcdefgh", "fghijklm", "defghi").text("x abcdefghijklm y"))
                .matches("x " + MARK + " y");
    }

    @Test
    void whatStandsUnderACredentialsNameIsHiddenAndFromThenOnLookedFor() {
        assertThat(redactor.json("{\"echo\":\"it is hunter22\",\"login\":{\"password\":\"hunter22\"}}", null))
                .doesNotContain("hunter22");
        assertThat(redactor.text("hunter22?")).matches(MARK + "\\?");
    }

    @Test
    void objectsAndListsUnderACredentialsNameAreHiddenWhole() {
        assertThat(redactor.json(
                        "{\"credentials\":{\"user\":\"u1\",\"pins\":[\"1\",{\"x\":\"2\"}],\"on\":true},\"a\":\"u\"}",
                        null))
                .matches("\\{\"credentials\":\\{\"user\":\"" + MARK + "\",\"pins\":\\[\"" + MARK + "\",\\{\"x\":\""
                        + MARK + "\"}],\"on\":true},\"a\":\"u\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"key\":5,\"max_tokens\":100,\"token_expires\":3600}",
                "{\"password\":null,\"auth\":true}",
                "{\"keyboard\":\"qwerty\",\"monkey\":\"banana\",\"author\":\"Jane Doe\"}",
                "[1.50,\"a=b&c=d\",\"x: y\"]",
                "\"mail@example.org\"",
                "{\"url\":\"http://host:80/a?b=c\"}"
            })
    void whatIsNoSecretIsLeftAsItIs(String json) {
        assertThat(redactor.json(json, null)).isEqualTo(json);
    }

    @Test
    void numbersAreHiddenWhereTheyAreCertainlyCredentials() {
        assertThat(redactor.json("{\"otp_token\":123456,\"n\":123456,\"m\":91234567}", null))
                .matches("\\{\"otp_token\":\"" + MARK + "\",\"n\":\"" + MARK + "\",\"m\":\"9" + MARK + "7\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "a=b&password=hunter2&c=d;a=b&password=MARK&c=d",
                "GET http://h/p?api_key=k1&x=1 failed;GET http://h/p?api_key=MARK&x=1 failed",
                "http://ann:pw@host/;http://MARK@host/",
                "Authorization=Bearer abc def;Authorization=Bearer MARK def",
                "x {\"password\": \"a\\\"b\", \"n\": 1;x {\"password\": \"MARK\", \"n\": 1",
                "{\\\"token\\\":\\\"t1\\\"};{\\\"token\\\":\\\"MARK\\\"}",
                "{'a'}token=\"quoted value\" x;{'a'}token=\"MARK\" x",
                "key==5 and token==\"a\";key==5 and token==\"a\"",
                "\"pass\\u0077ord\" : 5;\"pass\\u0077ord\" : 5"
            })
    void namesAreHeededInAnyText(String text, String expected) {
        assertThat(redactor.text(text).replaceAll(MARK, "MARK")).isEqualTo(expected);
    }

    @Test
    void escapesDoNotHideAName() {
        assertThat(redactor.json("{\"pass\\u0077ord\":\"a\"}", null)).matches("\\{\"password\":\"" + MARK + "\"}");
        assertThat(redactor.json("{\"my \\\"token\":\"a\"}", null)).matches("\\{\"my \\\\\"token\":\"" + MARK + "\"}");
    }

    @Test
    void aMemberThatIsGivenTwiceIsHiddenTwice() {
        assertThat(redactor.json("{\"a\":{\"password\":\"x\"},\"a\":1,\"token\":\"y\",\"token\":\"z\"}", null))
                .matches("\\{\"a\":\\{\"password\":\"" + MARK + "\"},\"a\":1,\"token\":\"" + MARK + "\",\"token\":\""
                        + MARK + "\"}");
    }

    @Test
    void ofARecordTheNamesAndNumbersAroundOthersValuesAreOurs() {
        Redactor metadata = redactor("status_code", "123456");
        String record = "{\"status_code\":123456,\"latency_ms\":0.123456,\"attempts\":[{\"timestamp\":\"1.123456Z\","
                + "\"body\":{\"status_code\":1}}],\"body\":123456,\"errors\":[\"status_code\"]}";

        assertThat(metadata.record(record).replaceAll(MARK, "MARK"))
                .isEqualTo("{\"status_code\":123456,\"latency_ms\":0.123456,\"attempts\":[{\"timestamp\":\"1.123456Z\","
                        + "\"body\":{\"MARK\":1}}],\"body\":\"MARK\",\"errors\":[\"MARK\"]}");
    }

    @Test
    void variablesInARecordAreHiddenByTheirNames() {
        assertThat(redactor.record(
                        "{\"metadata\":{\"turbulence_maven\":{\"extracted\":{\"loginToken\":\"t1\",\"id\":\"1\"}}}}"))
                .matches(".*\\{\"loginToken\":\"" + MARK + "\",\"id\":\"1\"}.*");
    }

    @Test
    void aRecordWithoutSecretsIsTheSameObject() {
        String record = "{\"body\":{\"id\":1,\"state\":\"paid\"},\"headers\":{\"content-type\":\"application/json\"}}";

        assertThat(redactor.record(record)).isSameAs(record);
    }

    @Test
    void aCookiesValuesAreSecretsWhereverTheyStand() {
        redactor.learn(
                "set-cookie", "sid=abcdef-1; Path=/; Expires=Wed, 21 Oct 2026 07:28:00 GMT, theme=dark-blue; Secure");
        redactor.learn("Cookie", "sid=abcdef-1; cart=\"quoted-2\"");

        assertThat(redactor.text("abcdef-1 dark-blue quoted-2 Secure 07:28:00").replaceAll(MARK, "MARK"))
                .isEqualTo("MARK MARK MARK Secure 07:28:00");
    }

    @Test
    void thePasswordThatBasicAuthenticationSpellsIsASecret() {
        redactor.learn(
                "Authorization",
                "Basic " + Base64.getEncoder().encodeToString("ann:pass:word".getBytes(StandardCharsets.UTF_8)));

        assertThat(redactor.text("pass:word YW5uOnBhc3M6d29yZA==").replaceAll(MARK, "MARK"))
                .isEqualTo("MARK MARK");
    }

    @Test
    void aPlainWordUnderAnAmbiguousNameIsHiddenWhereItStandsOnly() {
        assertThat(redactor.json("{\"sort_key\":\"created\",\"text\":\"created\"}", null)
                        .replaceAll(MARK, "MARK"))
                .isEqualTo("{\"sort_key\":\"MARK\",\"text\":\"created\"}");
        assertThat(redactor.json("{\"token_type\":\"bearer1\",\"text\":\"bearer1\"}", null)
                        .replaceAll(MARK, "MARK"))
                .isEqualTo("{\"token_type\":\"MARK\",\"text\":\"bearer1\"}");
    }

    @Test
    void aServiceCannotFillTheMemoryWithSecrets() {
        for (int i = 0; i < 1000; i++) {
            redactor.learn("token", "token-number-" + i);
        }
        redactor.learn("token", "x".repeat(100_000));

        assertThat(redactor.text("token-number-0 token-number-999").replaceAll(MARK, "MARK"))
                .isEqualTo("token-number-0 MARK");
    }

    @Test
    void ofALongSecretTheBeginIsEnough() {
        String secret = "0123456789".repeat(100);

        assertThat(redactor(secret)
                        .text("<" + secret + "><" + secret.substring(0, 700) + ">")
                        .replaceAll(MARK, "MARK"))
                .isEqualTo("<MARK><MARK>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@",
                ":",
                "\":",
                "=",
                "token=",
                "\"token\":\"",
                "\\\\\\\"token\\\\\\\":\\\\\\\"",
                "://@",
                "\\",
                "aaaaaaaa"
            })
    @Timeout(20)
    void textThatIsMadeToBeSlowIsNot(String part) {
        Redactor slow = redactor("a".repeat(60_000) + "b");

        assertThat(slow.text(part.repeat(2_000_000 / part.length()))).isNotEmpty();
    }

    @Test
    void ofAHeaderThatOnlySpeaksOfCredentialsATruthValueStays() {
        assertThat(redactor.header("Access-Control-Allow-Credentials", "true")).isEqualTo("true");
        assertThat(redactor.header("Authorization", "Own x y")).matches(MARK);
    }

    @Test
    void whatBecomesPartOfACredentialIsOne() {
        redactor.learnPart("Authorization", "Bearer");
        redactor.learnPart("Cookie", "session-1");
        redactor.learnPart("Idempotency-Key", "order-12");

        assertThat(redactor.text("Bearer session-1 order-12").replaceAll(MARK, "MARK"))
                .isEqualTo("Bearer MARK order-12");
    }

    @Test
    void placesAreTheUsers() throws Exception {
        Redactor placed = withPaths("$.a['b/c'][1]", "iban", "$..items[*].n");
        String json = "{\"a\":{\"b/c\":[1,22]},\"iban\":{\"x\":\"y\"},\"items\":[{\"n\":1.50},{\"m\":2}]}";

        assertThat(placed.json(json, JSON.readValue(json, Object.class)).replaceAll(MARK, "MARK"))
                .isEqualTo(
                        "{\"a\":{\"b/c\":[1,\"MARK\"]},\"iban\":{\"x\":\"MARK\"},\"items\":[{\"n\":\"MARK\"},{\"m\":2}]}");
    }

    /** Refused by the library only when it is looked up. */
    @Test
    void whereAPathTurnsOutToBeNoneEverythingIsHidden() throws Exception {
        Redactor placed = withPaths("$.;']]])](k|=d)|'.;''.$]'/'");
        String json = "{\"a\":{\"b\":\"one\"},\";\":[\"two\",3]}";

        assertThat(placed.json(json, JSON.readValue(json, Object.class)).replaceAll(MARK, "MARK"))
                .isEqualTo("{\"a\":{\"b\":\"MARK\"},\";\":[\"MARK\",\"MARK\"]}");
    }

    @Test
    void aValueKeepsItsNumbersWhenASecretIsTakenOut() throws Exception {
        JsonNode value = JSON.readTree("{\"password\":\"p\",\"n\":0.1,\"big\":12345678901234567890123}");

        assertThat(redactor.value(value).toString().replaceAll(MARK, "MARK"))
                .isEqualTo("{\"password\":\"MARK\",\"n\":0.1,\"big\":12345678901234567890123}");
        assertThat(redactor.value(JSON.readTree("[1,\"x\"]"))).isEqualTo(JSON.readTree("[1,\"x\"]"));
        assertThat(redactor.value(null)).isNull();
    }

    @Test
    void rulesThatMakeNoSenseAreRefusedAllAtOnce() {
        assertThatThrownBy(() -> SecretRules.of(
                        null, List.of("A B"), List.of("no header"), List.of("$.a[?(", "$.x.length()", "{{a}}")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("redactNames: `A B`")
                .hasMessageContaining("redactHeaders: `no header`")
                .hasMessageContaining("redactPaths: `$.a[?(`")
                .hasMessageContaining("redactPaths: `$.x.length()`: a function names no place")
                .hasMessageContaining("redactPaths: `{{a}}`: no template");
    }
}
