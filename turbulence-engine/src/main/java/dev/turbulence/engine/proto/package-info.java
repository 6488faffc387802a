/**
 * What gRPC messages look like: schemas read from {@code .proto} files, descriptor sets or what a server tells of itself,
 * and messages between their binary and their JSON form.
 *
 * <p>Nothing here sends anything. Scenario files are checked against a schema where there is one at load. The libraries
 * below (protobuf-java, Wire's parser) are not loaded before the first schema is.
 *
 * <p>The JSON form is protobuf's own: names in lowerCamelCase, 64-bit integers as texts, enums by name, bytes in base64,
 * timestamps in RFC 3339. When reading, names are also taken as the schema spells them. When printing, fields that cannot
 * be absent are always there, with their default if need be, so that an expectation of 0 or of an empty list has something
 * to look at.
 */
package dev.turbulence.engine.proto;
