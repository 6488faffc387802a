package dev.turbulence.report.internal.compare;

import dev.turbulence.storage.RunSummary.FailureCause;

/**
 * A cause of failures in both runs or in one.
 *
 * @param cause as it is in the run, else as in the base
 * @param presence in which run it is
 * @param base how many instances failed for it in the base
 * @param run how many in the run
 * @param share the same as shares of the ended instances, judged
 */
public record ComparedCause(FailureCause cause, Presence presence, long base, long run, Compared share) {}
