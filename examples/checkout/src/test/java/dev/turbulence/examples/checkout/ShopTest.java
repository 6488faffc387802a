package dev.turbulence.examples.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShopTest {

    private static final Product BEANS = new Product("beans", "Beans", 2_000, 1_000);
    private static final Product PRINT = new Product("print", "Signed print", 4_500, 25);

    private final Queue<Runnable> backOffice = new ArrayDeque<>();
    private final Shop shop = new Shop(
            new ShopSettings(
                    10_000, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO, 1_000, List.of(BEANS, PRINT)),
            (delay, task) -> {
                synchronized (backOffice) {
                    backOffice.add(task);
                }
            });

    @Test
    void anOrderIsPaidThenInvoicedThenShipped() {
        String id = orderOf(BEANS, 2).id();
        assertThat(stateOf(id)).isEqualTo(Order.State.PLACED);

        backOffice.remove().run();
        assertThat(stateOf(id)).isEqualTo(Order.State.PAID);

        backOffice.remove().run();
        assertThat(shop.findOrder(id)).get().extracting(Order::invoiceNumber).isEqualTo("INV-" + id);

        backOffice.remove().run();
        assertThat(stateOf(id)).isEqualTo(Order.State.SHIPPED);
        assertThat(shop.findOrder(id)).get().extracting(Order::invoiceNumber).isEqualTo("INV-" + id);
    }

    @Test
    void anOrderAboveTheCreditLimitIsRefusedAndTheCartStays() {
        Cart cart = cartWith(BEANS, 6);

        Order refused = shop.order(cart.id()).orElseThrow();

        assertThat(refused.refusal()).isEqualTo(Order.Refusal.CREDIT_LIMIT_EXCEEDED);
        assertThat(backOffice).isEmpty();
        assertThat(shop.cart(cart.id())).contains(cart);
    }

    @Test
    void aCartIsOrderedOnce() {
        Cart cart = cartWith(BEANS, 1);

        assertThat(shop.order(cart.id())).isPresent();
        assertThat(shop.order(cart.id())).isEmpty();
    }

    @Test
    void noMoreIsSoldThanThereIsHoweverManyAskAtOnce() {
        long sold = IntStream.range(0, 200)
                .parallel()
                .mapToObj(customer -> orderOf(PRINT, 1))
                .filter(order -> order.refusal() == null)
                .count();

        assertThat(sold).isEqualTo(25);
        assertThat(shop.inStock(PRINT)).isFalse();
    }

    private Order orderOf(Product product, int quantity) {
        return shop.order(cartWith(product, quantity).id()).orElseThrow();
    }

    private Cart cartWith(Product product, int quantity) {
        return shop.fillCart(shop.openCart("Ada").id(), product, quantity).orElseThrow();
    }

    private Order.State stateOf(String orderId) {
        return shop.findOrder(orderId).orElseThrow().state();
    }
}
