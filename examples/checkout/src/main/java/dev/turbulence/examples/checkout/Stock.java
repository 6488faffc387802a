package dev.turbulence.examples.checkout;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The pieces left of each product. Safe for many threads: nothing is sold twice. */
final class Stock {

    private final Map<String, Integer> pieces = new HashMap<>();

    Stock(Collection<Product> products) {
        products.forEach(product -> pieces.put(product.sku(), product.stock()));
    }

    synchronized boolean has(String sku) {
        return pieces.get(sku) > 0;
    }

    /** Takes what the lines ask for, all of it or, where one line asks for too much, nothing. */
    synchronized boolean take(List<Cart.Line> lines) {
        if (lines.stream().anyMatch(line -> pieces.get(line.sku()) < line.quantity())) {
            return false;
        }
        lines.forEach(line -> pieces.merge(line.sku(), -line.quantity(), Integer::sum));
        return true;
    }
}
