/** Placeholder replaced in this change. */
package dev.turbulence.maven;
