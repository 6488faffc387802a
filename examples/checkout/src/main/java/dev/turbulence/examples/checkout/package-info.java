/**
 * A small web shop that keeps everything in memory.
 *
 * <p>Amounts are euro cents. The shop forgets its oldest carts and orders rather than grow, so it can be put under load
 * for as long as one likes.
 */
package dev.turbulence.examples.checkout;
