package dev.turbulence.engine.grpc;

import io.grpc.MethodDescriptor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Messages in their binary form: what they mean is not the transport's business, and not part of a call's latency. */
final class Bytes implements MethodDescriptor.Marshaller<byte[]> {

    static final Bytes AS_THEY_ARE = new Bytes();

    private Bytes() {}

    @Override
    public InputStream stream(byte[] message) {
        return new ByteArrayInputStream(message);
    }

    @Override
    public byte[] parse(InputStream message) {
        try {
            return message.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
