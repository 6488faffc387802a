package dev.turbulence.examples.checkout;

/** @param stock the pieces in stock when the shop opens */
record Product(String sku, String name, int priceCents, int stock) {}
