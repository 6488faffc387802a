/** Which HTTP client costs least: one GET, a JSON parse and the reading of one field, at 10, 50 and 200 at once. */
package dev.turbulence.benchmarks.http;
