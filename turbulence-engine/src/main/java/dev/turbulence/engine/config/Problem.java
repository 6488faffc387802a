package dev.turbulence.engine.config;

import java.nio.file.Path;

/**
 * One thing wrong with one file.
 *
 * @param file the file
 * @param line from 1; 0 when the problem is with the file as a whole
 * @param column from 1; 0 when the problem is with the file as a whole
 * @param message what is wrong, what was expected and what to write
 * @param sourceLine the line of the file; empty when the problem is with the file as a whole
 */
public record Problem(Path file, int line, int column, String message, String sourceLine) {}
