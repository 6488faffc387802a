package dev.turbulence.examples.checkout;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The shop over HTTP. */
@RestController
class ShopController {

    private static final int HIGHEST_QUANTITY = 100;
    private static final int VAT_PERCENT = 20;

    private final Shop shop;

    ShopController(Shop shop) {
        this.shop = shop;
    }

    record Assortment(List<Offer> products) {}

    record Offer(String sku, String name, int priceCents, boolean inStock) {}

    record NewCart(String customer) {}

    record NewOrder(String cartId) {}

    record Quantity(int quantity) {}

    record Invoice(String number, String orderId, int totalCents, int vatCents) {}

    @GetMapping("/products")
    Assortment products() {
        return new Assortment(shop.products().stream().map(this::offer).toList());
    }

    @GetMapping("/products/{sku}")
    Offer product(@PathVariable String sku) {
        return offer(found(shop.product(sku), "product", sku));
    }

    @PostMapping("/carts")
    @ResponseStatus(HttpStatus.CREATED)
    Cart openCart(@RequestBody NewCart wish) {
        return shop.openCart(wish.customer());
    }

    @GetMapping("/carts/{id}")
    Cart cart(@PathVariable String id) {
        return found(shop.cart(id), "cart", id);
    }

    @PutMapping("/carts/{id}/items/{sku}")
    Cart fillCart(@PathVariable String id, @PathVariable String sku, @RequestBody Quantity wish) {
        if (wish.quantity() < 0 || wish.quantity() > HIGHEST_QUANTITY) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "quantity must be 0 to " + HIGHEST_QUANTITY);
        }
        Product product = found(shop.product(sku), "product", sku);
        return found(shop.fillCart(id, product, wish.quantity()), "cart", id);
    }

    @PostMapping("/orders")
    ResponseEntity<Order> order(@RequestBody NewOrder wish) {
        Order order = found(shop.order(wish.cartId()), "cart", wish.cartId());
        return ResponseEntity.status(statusOf(order))
                .location(URI.create("/orders/" + order.id()))
                .body(order);
    }

    @GetMapping("/orders/{id}")
    Order order(@PathVariable String id) {
        return found(shop.findOrder(id), "order", id);
    }

    /** The invoice, or 503 while it is still being written. */
    @GetMapping("/orders/{id}/invoice")
    ResponseEntity<Invoice> invoice(@PathVariable String id) {
        Order order = order(id);
        if (order.state() == Order.State.REFUSED) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "order " + id + " was refused");
        }
        if (order.invoiceNumber() == null) {
            return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                    .header(HttpHeaders.RETRY_AFTER, "1")
                    .build();
        }
        int vat = order.totalCents() * VAT_PERCENT / (100 + VAT_PERCENT);
        return ResponseEntity.ok(new Invoice(order.invoiceNumber(), id, order.totalCents(), vat));
    }

    private Offer offer(Product product) {
        return new Offer(product.sku(), product.name(), product.priceCents(), shop.inStock(product));
    }

    private static HttpStatus statusOf(Order order) {
        if (order.refusal() == null) {
            return HttpStatus.ACCEPTED;
        }
        return switch (order.refusal()) {
            case CREDIT_LIMIT_EXCEEDED -> HttpStatus.UNPROCESSABLE_CONTENT;
            case SOLD_OUT -> HttpStatus.CONFLICT;
        };
    }

    private static <T> T found(Optional<T> thing, String what, String id) {
        return thing.orElseThrow(
                () -> new ResponseStatusException(HttpStatus.NOT_FOUND, "there is no " + what + " " + id));
    }
}
