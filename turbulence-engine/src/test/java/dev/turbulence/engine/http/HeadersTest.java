package dev.turbulence.engine.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeadersTest {

    @Test
    void namesAreComparedWithoutCaseAndKeepTheirPlace() {
        Map<String, String> first = new LinkedHashMap<>();
        first.put("Accept", "a");
        first.put("X-Id", "1");

        Headers merged = Headers.of(first).withAll(Map.of("ACCEPT", "b")).withDefault("x-id", "2");

        assertThat(merged.toMap()).containsExactly(Map.entry("ACCEPT", "b"), Map.entry("X-Id", "1"));
        assertThat(merged.value("accept")).contains("b");
        assertThat(merged.without("x-ID").contains("X-Id")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nX-Evil: 1", "a\nb", "a\0"})
    void aValueCannotStartAnotherHeader(String value) {
        assertThatThrownBy(() -> Headers.empty().with("X-Id", value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("X-Id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a:b", "ä"})
    void aNameMustBeAToken(String name) {
        assertThatThrownBy(() -> Headers.empty().with(name, "v")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "http://shop, shop, 80, shop",
        "https://shop/x, shop, 443, shop",
        "http://my_service:8080/x, my_service, 8080, my_service:8080",
        "http://user:pw@shop:81, shop, 81, shop:81",
        "http://[::1]:9/, [::1], 9, [::1]:9",
        "http://[::1]/, [::1], 80, [::1]",
        "http://shop:/, shop, 80, shop"
    })
    void readsRoutes(String uri, String host, int port, String hostHeader) {
        Route route = Route.of(URI.create(uri), Link.PLAIN);

        assertThat(route.host()).isEqualTo(host);
        assertThat(route.port()).isEqualTo(port);
        assertThat(route.hostHeader()).isEqualTo(hostHeader);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http:///x", "shop/x", "http://shop:99999/", "http://my_shop:abc/"})
    void refusesWhatIsNoRoute(String uri) {
        assertThatThrownBy(() -> Route.of(URI.create(uri), Link.PLAIN)).isInstanceOf(IllegalArgumentException.class);
    }
}
