/**
 * Whether two numbers differ by more than chance explains: an interval around each, and from both one around their
 * difference. {@code docs/comparing.md} names the sources. Sizes are bounded whatever the run: of a run's samples only a
 * few are looked at, by their rank.
 */
package dev.turbulence.report.internal.compare.statistics;
