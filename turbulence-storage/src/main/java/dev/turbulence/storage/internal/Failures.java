package dev.turbulence.storage.internal;

import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Puts I/O failures into words: several of the JDK's messages are a bare path. */
public final class Failures {

    private Failures() {}

    /** The cause of a failure as a short phrase, never null or empty. */
    public static String describe(Exception failure) {
        Throwable cause = failure.getCause() != null && failure.getMessage() == null ? failure.getCause() : failure;
        if (cause instanceof NoSuchFileException) {
            return "no such file or folder: " + cause.getMessage();
        }
        if (cause instanceof AccessDeniedException) {
            return "permission denied: " + cause.getMessage();
        }
        if (cause instanceof FileAlreadyExistsException) {
            return "a file is in the way: " + cause.getMessage();
        }
        if (cause instanceof NotDirectoryException) {
            return "not a folder: " + cause.getMessage();
        }
        if (cause instanceof DirectoryNotEmptyException) {
            return "folder not empty: " + cause.getMessage();
        }
        if (cause instanceof FileSystemException file && file.getReason() != null) {
            return file.getReason() + ": " + file.getFile();
        }
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}
