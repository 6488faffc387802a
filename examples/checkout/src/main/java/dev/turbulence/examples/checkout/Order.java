package dev.turbulence.examples.checkout;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;

/**
 * A cart that was ordered, and what became of it.
 *
 * @param refusal why it was refused, or null
 * @param invoiceNumber null until the invoice is written
 * @param trackingCode null until the parcel has left
 */
record Order(
        String id,
        String customer,
        List<Cart.Line> lines,
        int totalCents,
        State state,
        Refusal refusal,
        String invoiceNumber,
        String trackingCode) {

    enum State {
        PLACED,
        PAID,
        SHIPPED,
        REFUSED;

        @JsonValue
        String json() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    enum Refusal {
        CREDIT_LIMIT_EXCEEDED,
        SOLD_OUT;

        @JsonValue
        String json() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Order placed(String id, Cart cart) {
        return new Order(id, cart.customer(), cart.lines(), cart.totalCents(), State.PLACED, null, null, null);
    }

    Order refused(Refusal why) {
        return new Order(id, customer, lines, totalCents, State.REFUSED, why, null, null);
    }

    Order paid() {
        return new Order(id, customer, lines, totalCents, State.PAID, null, null, null);
    }

    Order invoiced() {
        return new Order(id, customer, lines, totalCents, state, null, "INV-" + id, trackingCode);
    }

    Order shipped() {
        return new Order(id, customer, lines, totalCents, State.SHIPPED, null, invoiceNumber, "TRACK-" + id);
    }
}
