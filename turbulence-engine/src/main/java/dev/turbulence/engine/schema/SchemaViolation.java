package dev.turbulence.engine.schema;

/**
 * The first thing that a value and its schema do not agree on.
 *
 * @param path where in the value, from {@code $}
 * @param message what the schema asks for there
 * @param actual what is there
 */
public record SchemaViolation(String path, String message, Object actual) {}
