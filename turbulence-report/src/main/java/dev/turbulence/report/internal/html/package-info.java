/**
 * A run as one HTML page: no data in scripts, no styles in attributes, so that its content security policy lets nothing run
 * but the script and the style sheet that are ours. Charts are drawn as SVG here; the script only sorts, filters, opens
 * and reads out what is there. Without it the page shows the same, as it is.
 */
package dev.turbulence.report.internal.html;
