/** An instance as it was beside the same instance played again: what is read of both, and what differs. */
package dev.turbulence.report.internal.replay;
