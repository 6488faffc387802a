package dev.turbulence.report.internal.digest;

import dev.turbulence.storage.RunSummary.FailureCause;

/**
 * Why instances failed, with the kind of trouble it is.
 *
 * @param category the kind of trouble, judged by the cause's first instance
 */
public record CauseDigest(FailureCause cause, FailureCategory category) {}
