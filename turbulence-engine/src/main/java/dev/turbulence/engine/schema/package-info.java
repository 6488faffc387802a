/**
 * JSON Schemas, compiled when a file is loaded and checked in bounded time.
 *
 * <p>The draft is that of {@code $schema}, 2020-12 without one. A {@code $ref} leads into the schema itself or to a JSON
 * file, by a path relative to the scenario; nothing is ever fetched from the network. References and patterns that would
 * not come to an end are given up after a fixed number of steps. All types may be used by several threads at once.
 */
package dev.turbulence.engine.schema;
