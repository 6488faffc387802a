/**
 * What a stored run tells a person. Reads runs through the query API only; never changes them.
 *
 * <p>Numbers are formatted without regard to the machine's locale. Names and messages that come from a system under
 * test are shown, never obeyed: control characters in them are neutralised.
 */
package dev.turbulence.report;
