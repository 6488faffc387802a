package dev.turbulence.examples.checkout;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Service;

/** What the shop does. Safe for many threads. */
@Service
class Shop {

    private final ShopSettings settings;
    private final Later later;
    private final Stock stock;
    private final Shelf<Cart> carts;
    private final Shelf<Order> orders;
    private final AtomicLong orderCount = new AtomicLong();

    Shop(ShopSettings settings, Later later) {
        this.settings = settings;
        this.later = later;
        stock = new Stock(settings.products());
        carts = new Shelf<>(settings.remembered());
        orders = new Shelf<>(settings.remembered());
    }

    List<Product> products() {
        return settings.products();
    }

    Optional<Product> product(String sku) {
        return settings.products().stream()
                .filter(product -> product.sku().equals(sku))
                .findFirst();
    }

    boolean inStock(Product product) {
        return stock.has(product.sku());
    }

    Cart openCart(String customer) {
        Cart cart = new Cart(UUID.randomUUID().toString(), customer, List.of());
        carts.put(cart.id(), cart);
        return cart;
    }

    Optional<Cart> cart(String id) {
        return carts.find(id);
    }

    /** Empty if there is no such cart. */
    Optional<Cart> fillCart(String id, Product product, int quantity) {
        return carts.change(id, cart -> cart.with(product, quantity));
    }

    /**
     * Orders what is in the cart, which is gone then. A refused order is remembered as such, and its cart stays as it
     * was.
     *
     * @return empty if there is no such cart
     */
    Optional<Order> order(String cartId) {
        return carts.take(cartId).map(cart -> {
            Order order = decide(Order.placed(nextOrderId(), cart));
            orders.put(order.id(), order);
            if (order.state() == Order.State.REFUSED) {
                carts.put(cart.id(), cart);
            } else {
                later.run(settings.payment(), () -> settle(order.id()));
            }
            return order;
        });
    }

    Optional<Order> findOrder(String id) {
        return orders.find(id);
    }

    private String nextOrderId() {
        return String.valueOf(100_000 + orderCount.incrementAndGet());
    }

    private Order decide(Order order) {
        checkCredit();
        if (order.totalCents() > settings.creditLimitCents()) {
            return order.refused(Order.Refusal.CREDIT_LIMIT_EXCEEDED);
        }
        return stock.take(order.lines()) ? order : order.refused(Order.Refusal.SOLD_OUT);
    }

    private void settle(String orderId) {
        orders.change(orderId, Order::paid);
        later.run(settings.invoicing(), () -> orders.change(orderId, Order::invoiced));
        later.run(settings.shipping(), () -> orders.change(orderId, Order::shipped));
    }

    /** A call to the credit bureau, which takes its time. */
    private void checkCredit() {
        Duration atLeast = settings.creditCheck();
        try {
            Thread.sleep(atLeast.toMillis() + ThreadLocalRandom.current().nextLong(atLeast.toMillis() + 1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The shop closed during a credit check.", e);
        }
    }
}
