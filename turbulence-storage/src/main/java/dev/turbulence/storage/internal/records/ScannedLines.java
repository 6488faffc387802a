package dev.turbulence.storage.internal.records;

import dev.turbulence.storage.internal.Json;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.FutureTask;

/**
 * Goes through the lines of a whole file, while other threads already look for the members of lines further on. The lines
 * come in their order and to one thread, so that whoever uses them need not know.
 *
 * <p>The file is read in blocks of whole lines. Blocks ahead are offered to the common pool; what it has not begun when its
 * turn comes, this thread does itself, and while the pool is still busy with the block whose turn it is, it does the next.
 * So nothing waits for a pool that has no thread to spare, and nothing is left behind when this is given up half way.
 */
public final class ScannedLines implements Lines {

    /** Files up to this size are read by one thread: waking another takes as long. */
    private static final long SMALL = 1 << 20;

    private static final int CHUNK = 1 << 18;

    /** Blocks in memory at once, but for longer lines than usual. */
    private static final int BLOCKS = 5;

    private final RandomAccessFile file;
    private final long length;
    private final JsonFields fields;
    private final int chunk;
    private final int maxLineBytes;
    private final int blocks;
    private final Deque<Task> ahead = new ArrayDeque<>();
    private final Deque<LineBlock> unused = new ArrayDeque<>();

    private LineBlock block;
    private int line;
    private long linesBefore;
    private long position;

    private static final class Task extends FutureTask<LineBlock> {
        private final LineBlock block;

        Task(LineBlock block) {
            super(block::scan, block);
            this.block = block;
        }
    }

    /**
     * @param length reading ends after so many bytes
     * @param fields for the same keys as those that {@link #read} gets
     */
    public ScannedLines(Path file, long length, JsonFields fields) throws IOException {
        this(
                file,
                length,
                fields,
                CHUNK,
                Json.MAX_LINE_BYTES,
                length > SMALL && Runtime.getRuntime().availableProcessors() > 1 ? BLOCKS : 1);
    }

    /**
     * @param chunk how many bytes are read at once, at least 1
     * @param blocks how many blocks are in memory at once; 1 means no other threads
     */
    ScannedLines(Path file, long length, JsonFields fields, int chunk, int maxLineBytes, int blocks)
            throws IOException {
        this.file = new RandomAccessFile(file.toFile(), "r");
        this.length = length;
        this.fields = fields;
        this.chunk = chunk;
        this.maxLineBytes = maxLineBytes;
        this.blocks = blocks;
    }

    @Override
    public boolean next() throws IOException {
        line++;
        while (block == null || line >= block.count()) {
            if (!nextBlock()) {
                return false;
            }
        }
        return true;
    }

    private boolean nextBlock() throws IOException {
        if (block != null) {
            linesBefore += block.allLines();
            unused.push(block);
            block = null;
        }
        readAhead();
        Task task = ahead.poll();
        if (task == null) {
            return false;
        }
        task.run();
        for (Task later : ahead) {
            if (task.isDone()) {
                break;
            }
            later.run();
        }
        block = scanned(task);
        line = 0;
        return true;
    }

    private static LineBlock scanned(Task task) {
        boolean interrupted = false;
        while (true) {
            try {
                LineBlock block = task.get();
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
                return block;
            } catch (InterruptedException e) {
                // A block takes less than a millisecond, which is not worth breaking off a pass.
                interrupted = true;
            } catch (ExecutionException e) {
                throw new IllegalStateException(e.getCause());
            }
        }
    }

    /** Reads as many blocks as may be in memory, always one. */
    private void readAhead() throws IOException {
        long bytes = ahead.stream().mapToLong(task -> task.block.size()).sum();
        while (position < length && (ahead.isEmpty() || ahead.size() < blocks && bytes < (long) blocks * chunk * 2)) {
            LineBlock read = unused.isEmpty() ? new LineBlock(fields.forSameKeys(), chunk, maxLineBytes) : unused.pop();
            position = read.read(file, position, length);
            Task task = new Task(read);
            ahead.add(task);
            bytes += read.size();
            if (blocks > 1) {
                ForkJoinPool.commonPool().execute(task);
            }
        }
    }

    @Override
    public void read(JsonFields into) throws MalformedLineException {
        block.load(line, into);
    }

    @Override
    public long lineStart() {
        return block.lineStart(line);
    }

    @Override
    public long lineNumber() {
        return linesBefore + block.number(line);
    }

    @Override
    public boolean tooLong() {
        return block.tooLong(line);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
