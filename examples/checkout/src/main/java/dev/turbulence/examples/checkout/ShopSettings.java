package dev.turbulence.examples.checkout;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What {@code application.yaml} says about the shop.
 *
 * @param creditLimitCents the highest total of one order
 * @param creditCheck how long the credit check keeps a customer waiting, at least; it may take twice as long
 * @param payment from the order to its payment
 * @param invoicing from the payment to the invoice
 * @param shipping from the payment to the parcel's departure
 * @param remembered how many carts, and how many orders, are kept
 * @param products the assortment
 */
@ConfigurationProperties("shop")
record ShopSettings(
        int creditLimitCents,
        Duration creditCheck,
        Duration payment,
        Duration invoicing,
        Duration shipping,
        int remembered,
        List<Product> products) {}
