package dev.turbulence.report.query;

import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;

/** How an answer is written. */
public enum AnswerFormat {
    /**
     * For people: aligned columns, or one line for each value where columns do not fit. Long text is cut, control
     * characters are shown and not obeyed. The last line says how many rows there are.
     */
    TABLE {
        @Override
        public void write(Answer answer, Appendable out, int width) throws IOException {
            new TableWriter(out, width).write(answer);
        }
    },
    /**
     * For spreadsheets, as RFC 4180 has it. Text that a spreadsheet would take for a formula gets an apostrophe before it;
     * control characters other than line breaks and tabs are written as {@code \\u001b}.
     */
    CSV {
        @Override
        public void write(Answer answer, Appendable out, int width) throws IOException {
            new CsvWriter(out).write(answer);
        }
    },
    /** One JSON array with an object for each row, a row to a line. Values are exact. */
    JSON {
        @Override
        public void write(Answer answer, Appendable out, int width) throws IOException {
            new JsonWriter(out).writeArray(answer);
        }
    },
    /** One JSON object for each row, on a line of its own. Values are exact. */
    JSONL {
        @Override
        public void write(Answer answer, Appendable out, int width) throws IOException {
            new JsonWriter(out).writeLines(answer);
        }
    };

    /** The narrowest table, in columns of a terminal. */
    public static final int MIN_WIDTH = 40;

    /**
     * The format of that name.
     *
     * @throws QuestionException if there is none; lists those there are
     */
    public static AnswerFormat parse(String word) {
        return Arrays.stream(values())
                .filter(format -> format.toString().equals(word))
                .findFirst()
                .orElseThrow(() -> new QuestionException(
                        "There is no format '" + word + "'. There are table, csv, json and jsonl."));
    }

    /**
     * Writes all rows of an answer, which is not closed.
     *
     * @param width columns of the terminal, for tables, at least {@value #MIN_WIDTH}
     */
    public abstract void write(Answer answer, Appendable out, int width) throws IOException;

    /** Its name for people. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
