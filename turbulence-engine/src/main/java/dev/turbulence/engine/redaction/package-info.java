/**
 * Keeps secrets out of whatever is stored or printed. What is sent, extracted and checked is never touched.
 *
 * <p>A value is secret by its <em>place</em>: a header that carries credentials, a name that looks like a credential's
 * ({@link dev.turbulence.engine.redaction.CredentialNames}) in JSON, in a form or in a URL, a user's own JSONPath, or the user
 * information of a URL. Or it is secret by itself: then it is looked for in every text, in the spellings in which systems
 * hand it on ({@link dev.turbulence.engine.redaction.Spellings}). Some are known when the files are read; others an instance
 * learns on its way, because a value that was hidden by its place is hidden wherever else it turns up.
 *
 * <p>A {@link dev.turbulence.engine.redaction.Redaction} belongs to a run, a
 * {@link dev.turbulence.engine.redaction.Redactor} to an instance and its one thread. The common case, a record that holds
 * nothing secret, costs one pass over its names; only what holds something is printed anew.
 */
package dev.turbulence.engine.redaction;
