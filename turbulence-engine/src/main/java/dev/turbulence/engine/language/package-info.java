/**
 * The scenario language: templates, expressions and JSONPath, compiled when a file is loaded.
 *
 * <p>Values are plain JSON-like Java values: {@code null}, {@link java.lang.Boolean}, {@link java.lang.Number},
 * {@link java.lang.String}, {@link java.util.List} and {@link java.util.Map} with string keys. Everything compiled is
 * immutable and safe for use by many instances at once. What a system under test sent is data, never code.
 *
 * <p>{@link dev.turbulence.engine.language.LanguageException} is thrown while compiling,
 * {@link dev.turbulence.engine.language.EvaluationException} while evaluating.
 */
package dev.turbulence.engine.language;
