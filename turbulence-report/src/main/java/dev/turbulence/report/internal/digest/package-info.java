/**
 * What the reports say of a run: read once through the query API, immutable, of a size that does not grow with the number
 * of instances. Every renderer draws from it and from nothing else. Texts in it are cut where they may be long, and not
 * escaped: they came from a system under test.
 */
package dev.turbulence.report.internal.digest;
