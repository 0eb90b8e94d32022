package org.pushforward.command;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.pushforward.base.OneLine;

/**
 * Standard output, which remembers what kept it from being written: {@code PrintWriter} and {@code PrintStream} swallow that, and a result that was
 * lost on a full disk or a closed pipe must not end with exit code 0. After the first failure nothing more is written.
 */
public final class StandardOutput extends OutputStream {

    private final OutputStream out;
    private IOException failure;

    /** The process's own. */
    public StandardOutput() {
        // Not System.out, which has lost the reason by the time that it can be asked.
        this(new FileOutputStream(FileDescriptor.out));
    }

    StandardOutput(OutputStream out) {
        this.out = out;
    }

    /** Part of a result to be written or flushed. */
    @FunctionalInterface
    private interface Part {
        void write() throws IOException;
    }

    @Override
    public synchronized void write(int b) throws IOException {
        attempt(() -> out.write(b));
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
        attempt(() -> out.write(bytes, offset, length));
    }

    @Override
    public synchronized void flush() throws IOException {
        attempt(out::flush);
    }

    private void attempt(Part part) throws IOException {
        if (failure == null) {
            try {
                part.write();
                return;
            } catch (IOException e) {
                failure = e;
            }
        }
        throw failure;
    }

    /** One line on what kept the results from being written; empty if all of them were. */
    public synchronized Optional<String> complaint() {
        return Optional.ofNullable(failure).map(e -> "cannot write to standard output: " + OneLine.reason(e));
    }
}
