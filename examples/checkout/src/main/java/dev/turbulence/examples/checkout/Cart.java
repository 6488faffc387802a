package dev.turbulence.examples.checkout;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;

/** What a customer means to buy: one line for each product. */
record Cart(String id, String customer, List<Line> lines) {

    record Line(String sku, String name, int quantity, int unitPriceCents) {}

    Cart {
        lines = List.copyOf(lines);
    }

    @JsonProperty
    int totalCents() {
        return lines.stream()
                .mapToInt(line -> line.quantity() * line.unitPriceCents())
                .sum();
    }

    /** The cart with this many pieces of the product; none takes it out. */
    Cart with(Product product, int quantity) {
        List<Line> changed = new ArrayList<>(lines);
        changed.removeIf(line -> line.sku().equals(product.sku()));
        if (quantity > 0) {
            changed.add(new Line(product.sku(), product.name(), quantity, product.priceCents()));
        }
        return new Cart(id, customer, changed);
    }
}
