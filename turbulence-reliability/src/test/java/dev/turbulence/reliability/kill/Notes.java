package dev.turbulence.reliability.kill;

import dev.turbulence.reliability.scene.Answers;
import dev.turbulence.storage.Storage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** All that a killed child told. */
record Notes(List<Note> notes) {

    static Notes of(List<String> lines) {
        return new Notes(lines.stream().map(Note::parse).toList());
    }

    /** Where the run lies; empty when the child did not come to tell. */
    Optional<Path> run() {
        return notes.stream()
                .filter(note -> note.kind() == Note.Kind.MADE)
                .map(note -> Path.of(note.key()))
                .findFirst();
    }

    boolean tell(Note.Kind kind) {
        return notes.stream().anyMatch(note -> note.kind() == kind);
    }

    /** How long the closing took; empty when the child did not live to its end. */
    Optional<Duration> closing() {
        return tell(Note.Kind.CLOSED)
                ? Optional.of(Duration.between(first(Note.Kind.CLOSING), first(Note.Kind.CLOSED)))
                : Optional.empty();
    }

    /** The course of a child that nobody killed. */
    Moment.Course course(Instant start) {
        Instant begin = notes.get(0).at();
        Instant closing = first(Note.Kind.CLOSING);
        int lines = (int)
                notes.stream().takeWhile(note -> note.at().isBefore(closing)).count();
        return new Moment.Course(
                Duration.between(start, begin),
                lines,
                Duration.between(begin, closing),
                Duration.between(closing, first(Note.Kind.CLOSED)));
    }

    private Instant first(Note.Kind kind) {
        return notes.stream()
                .filter(note -> note.kind() == kind)
                .findFirst()
                .orElseThrow()
                .at();
    }

    long records() {
        return notes.stream().filter(Note::isRecord).count();
    }

    /** The records it stored that are not in the run, by their age when it was killed. */
    List<Duration> lost(Storage storage, Answers answers, Instant killedAt) {
        return notes.stream()
                .filter(Note::isRecord)
                // The start of an instance is no record of its own in JSON lines.
                .filter(note -> storage == Storage.SQLITE || note.kind() != Note.Kind.STARTED)
                .filter(note -> !place(note.kind(), answers).contains(note.key()))
                .map(note -> Duration.between(note.at(), killedAt))
                .toList();
    }

    private static Set<String> place(Note.Kind kind, Answers answers) {
        return switch (kind) {
            case STEP -> answers.steps();
            case ASSERTION -> answers.assertions();
            case ENDED -> answers.ended();
            default -> answers.instances();
        };
    }
}
