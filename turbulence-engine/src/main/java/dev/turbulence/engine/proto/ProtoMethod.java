package dev.turbulence.engine.proto;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.TypeRegistry;
import com.google.protobuf.util.JsonFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** A method, and its messages between JSON and their binary form. For any number of threads. */
public final class ProtoMethod {
    /** A few bytes of a message can be a thousand of JSON. */
    private static final int MAX_JSON_LENGTH = 64 << 20;

    private final String path;
    private final Descriptor request;
    private final Descriptor response;
    private final JsonFormat.Parser parser;
    private final JsonFormat.Printer printer;

    ProtoMethod(MethodDescriptor method, TypeRegistry types) {
        this.path = method.getService().getFullName() + "/" + method.getName();
        this.request = method.getInputType();
        this.response = method.getOutputType();
        this.parser = JsonFormat.parser().usingTypeRegistry(types);
        this.printer = JsonFormat.printer()
                .usingTypeRegistry(types)
                .alwaysPrintFieldsWithNoPresence()
                .omittingInsignificantWhitespace();
    }

    /** {@code package.Service/Method}, as it goes over the wire. */
    public String path() {
        return path;
    }

    /**
     * The binary form of a request.
     *
     * @param json the message as JSON text
     * @throws ProtoException when it does not fit the request's type
     */
    public byte[] encode(String json) {
        DynamicMessage.Builder message = DynamicMessage.newBuilder(request);
        try {
            parser.merge(json, message);
        } catch (InvalidProtocolBufferException e) {
            throw new ProtoException("The message is not a " + request.getFullName() + ": "
                    + e.getMessage().strip());
        }
        if (!message.isInitialized()) {
            throw new ProtoException("The message is not a complete " + request.getFullName() + "; what it needs are: "
                    + String.join(", ", message.findInitializationErrors()));
        }
        return message.build().toByteArray();
    }

    /**
     * A response as JSON text, on one line.
     *
     * @throws ProtoException when it is not of the response's type, or too large
     */
    public String decode(byte[] bytes) {
        try {
            BoundedText json = new BoundedText(MAX_JSON_LENGTH);
            printer.appendTo(DynamicMessage.parseFrom(response, bytes), json);
            return json.toString();
        } catch (BoundedText.TooLongException e) {
            throw new ProtoException("The response is too large: as JSON it is longer than 64 MiB");
        } catch (InvalidProtocolBufferException e) {
            throw new ProtoException("The response is not a " + response.getFullName() + ": " + e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException("Text in memory cannot fail", e);
        }
    }

    /**
     * What of a request does not fit its type; empty when nothing is known to.
     *
     * @param message its JSON value, as maps, lists, texts, numbers, booleans and null
     * @param open whether a text may still become any value, and is not looked at
     */
    public List<Mismatch> check(Object message, Predicate<String> open) {
        return new MessageCheck(parser, open).check(request, message);
    }

    /** The first thing of a request that does not fit its type, in a sentence; empty where none can be named. */
    public Optional<String> firstMismatch(Object message) {
        return check(message, text -> false).stream().findFirst().map(Mismatch::describe);
    }
}
