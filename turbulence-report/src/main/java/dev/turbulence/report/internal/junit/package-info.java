/** A run as JUnit XML, in the shape of Surefire's reports. */
package dev.turbulence.report.internal.junit;
