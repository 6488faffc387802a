package dev.turbulence.maven;

import dev.turbulence.storage.RunDirectory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;

/**
 * What {@code run} did to one module in one build, for {@code verify} to judge: the runs it made, why it could not make
 * one, or why it was skipped. Lives in the plugin's context, which Maven keeps per module and build.
 */
final class BuildRecord {

    private static final String KEY = BuildRecord.class.getName();

    private final List<RunDirectory> runs = new ArrayList<>();
    private MojoExecutionException fatalError;
    private MojoExecutionException reportError;
    private String skipReason;

    private BuildRecord() {}

    /** The record in a plugin context, made at its first use. */
    @SuppressWarnings({"unchecked", "rawtypes"}) // Maven hands out a raw map.
    static BuildRecord in(Map pluginContext) {
        return (BuildRecord) pluginContext.computeIfAbsent(KEY, key -> new BuildRecord());
    }

    synchronized void made(RunDirectory run) {
        runs.add(run);
    }

    synchronized void brokeWith(MojoExecutionException error) {
        fatalError = error;
    }

    synchronized void skipped(String reason) {
        skipReason = reason;
    }

    /** The runs that this build made, in order. */
    synchronized List<RunDirectory> runs() {
        return List.copyOf(runs);
    }

    /** What kept a run from being carried through, to be thrown where the run is judged. */
    synchronized Optional<MojoExecutionException> fatalError() {
        return Optional.ofNullable(fatalError);
    }

    synchronized void reportFailedWith(MojoExecutionException error) {
        reportError = error;
    }

    /** Why a run could not be reported, to be thrown after the runs were judged. */
    synchronized Optional<MojoExecutionException> reportError() {
        return Optional.ofNullable(reportError);
    }

    /** Whether {@code run} was called at all. */
    synchronized boolean knowsAnything() {
        return !runs.isEmpty() || fatalError != null || skipReason != null;
    }

    /** Why no run was made on purpose; empty when one was. */
    synchronized Optional<String> skipReason() {
        return runs.isEmpty() && fatalError == null ? Optional.ofNullable(skipReason) : Optional.empty();
    }
}
