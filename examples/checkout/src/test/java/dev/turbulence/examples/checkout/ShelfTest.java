package dev.turbulence.examples.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShelfTest {

    @Test
    void theOldestMakesRoom() {
        Shelf<String> shelf = new Shelf<>(2);

        shelf.put("a", "first");
        shelf.put("b", "second");
        shelf.put("c", "third");

        assertThat(shelf.find("a")).isEmpty();
        assertThat(shelf.find("b")).contains("second");
        assertThat(shelf.find("c")).contains("third");
    }
}
