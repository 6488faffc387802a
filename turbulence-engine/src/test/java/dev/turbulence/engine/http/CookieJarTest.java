package dev.turbulence.engine.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CookieJarTest {

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    private final CookieJar jar = new CookieJar(Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void sendsBackWhatItWasGivenLongestPathFirst() {
        store("http://shop.test/", "a=1", "b=x=y; Path=/cart; HttpOnly; SameSite=Lax");

        assertThat(sentTo("http://shop.test/cart/1")).isEqualTo("b=x=y; a=1");
        assertThat(sentTo("http://shop.test/cartoon")).isEqualTo("a=1");
    }

    @Test
    void aNewValueReplacesTheOld() {
        store("http://shop.test/", "a=1", "a=2");

        assertThat(sentTo("http://shop.test/")).isEqualTo("a=2");
    }

    @Test
    void withoutADomainOnlyTheSameHostGetsIt() {
        store("http://shop.test/", "a=1");

        assertThat(sentTo("http://api.shop.test/")).isEmpty();
        assertThat(sentTo("http://SHOP.test/")).isEqualTo("a=1");
    }

    @Test
    void withADomainItsSubdomainsGetItToo() {
        store("http://shop.test/", "a=1; Domain=.shop.test");

        assertThat(sentTo("http://api.shop.test/")).isEqualTo("a=1");
        assertThat(sentTo("http://otherhop.test/")).isEmpty();
    }

    @Test
    void aForeignDomainIsRefused() {
        store("http://shop.test/", "a=1; Domain=bank.test");

        assertThat(sentTo("http://bank.test/")).isEmpty();
        assertThat(sentTo("http://shop.test/")).isEmpty();
    }

    @Test
    void secureCookiesTravelOnHttpsOnly() {
        store("https://shop.test/", "a=1; Secure");

        assertThat(sentTo("http://shop.test/")).isEmpty();
        assertThat(sentTo("https://shop.test/")).isEqualTo("a=1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a=1; Max-Age=0",
                "a=1; Max-Age=-5; Expires=Tue, 24 Nov 2026 12:00:00 GMT",
                "a=1; Expires=Mon, 23 Nov 2026 11:59:59 GMT",
                "a=1; Expires=Monday, 23-Nov-26 11:59:59 GMT",
                "a=1; Expires=Mon Nov 23 11:59:59 2026"
            })
    void aDeadCookieRemovesTheLivingOne(String header) {
        store("http://shop.test/", "a=0", header);

        assertThat(sentTo("http://shop.test/")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a=1; Max-Age=60; Expires=Mon, 23 Nov 2020 11:59:59 GMT",
                "a=1; Expires=Mon, 23 Nov 2026 12:00:01 GMT",
                "a=1; Expires=Mon, 99 Foo 2020 12:00:01 GMT",
                "a=1; Expires=nonsense"
            })
    void aLivingCookieIsSent(String header) {
        store("http://shop.test/", header);

        assertThat(sentTo("http://shop.test/")).isEqualTo("a=1");
    }

    @Test
    void theDefaultPathIsTheFolderOfTheRequest() {
        store("http://shop.test/cart/add", "a=1");

        assertThat(sentTo("http://shop.test/cart/view")).isEqualTo("a=1");
        assertThat(sentTo("http://shop.test/")).isEmpty();
    }

    @Test
    void brokenCookiesArePassedOver() {
        store("http://shop.test/", "no-equals-sign", "=nameless", "", "good=1");

        assertThat(sentTo("http://shop.test/")).isEqualTo("good=1");
    }

    private void store(String uri, String... headers) {
        jar.store(URI.create(uri), List.of(headers));
    }

    private String sentTo(String uri) {
        return jar.headerFor(URI.create(uri));
    }
}
