package dev.turbulence.engine.proto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.DescriptorProtos;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.Descriptors.FileDescriptor;
import io.grpc.binarylog.v1.BinaryLogProto;
import io.grpc.channelz.v1.ChannelzProto;
import io.grpc.health.v1.HealthProto;
import io.grpc.reflection.v1.ServerReflectionProto;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ProtoSchemaTest {
    @TempDir
    private Path folder;

    static Stream<FileDescriptor> compiled() {
        return Stream.of(
                HealthProto.getDescriptor(),
                ServerReflectionProto.getDescriptor(),
                BinaryLogProto.getDescriptor(),
                ChannelzProto.getDescriptor());
    }

    /** Files whose compiled form, made by protoc, is on the class path beside their source. */
    @ParameterizedTest
    @MethodSource("compiled")
    void aFileIsReadAsTheCompilerReadsIt(FileDescriptor compiled) throws Exception {
        Path copy = folder.resolve("copy.proto");
        try (InputStream source = getClass().getResourceAsStream("/" + compiled.getName())) {
            Files.write(copy, source.readAllBytes());
        }

        FileDescriptorProto read = TestProtos.files(copy).stream()
                .filter(file -> file.getName().equals("copy.proto"))
                .findFirst()
                .orElseThrow();

        assertThat(plain(read)).isEqualTo(plain(compiled.toProto()));
    }

    /** Without what says nothing of messages: the file's name, options of languages, and the compiler's own notes. */
    private static FileDescriptorProto plain(FileDescriptorProto file) {
        FileDescriptorProto.Builder plain =
                file.toBuilder().clearName().clearOptions().clearSourceCodeInfo();
        plain.getMessageTypeBuilderList().forEach(ProtoSchemaTest::plain);
        return plain.build();
    }

    private static void plain(DescriptorProtos.DescriptorProto.Builder message) {
        message.clearReservedRange().clearReservedName().clearExtensionRange();
        for (FieldDescriptorProto.Builder field : message.getFieldBuilderList()) {
            field.clearJsonName().clearOptions();
        }
        message.getEnumTypeBuilderList().forEach(type -> {
            type.clearReservedRange().clearReservedName();
            type.getValueBuilderList().forEach(value -> value.clearOptions());
        });
        message.getNestedTypeBuilderList().forEach(ProtoSchemaTest::plain);
    }

    @Test
    void aFileBringsWhatItImports() {
        ProtoSchema schema = ProtoSchema.read(TestProtos.SHOP);

        assertThat(schema.services()).containsExactly("shop.v1.Carts", "shop.v1.Orders");
        assertThat(schema.method("shop.v1.Orders/Place").path()).isEqualTo("shop.v1.Orders/Place");
    }

    @Test
    void aFolderBringsEveryFileBelowIt() throws Exception {
        write(
                "a/one.proto",
                "syntax = \"proto3\"; package a; import \"b/two.proto\";"
                        + " service One { rpc Get(b.Two) returns (b.Two); }");
        write(
                "b/two.proto",
                "syntax = \"proto3\"; package b; message Two { string name = 1; }"
                        + " service Other { rpc Get(Two) returns (Two); }");

        assertThat(ProtoSchema.read(folder).services()).containsExactly("a.One", "b.Other");
    }

    @Test
    void aDescriptorSetIsReadToo() throws Exception {
        Path set = folder.resolve("shop.protoset");
        Files.write(
                set,
                FileDescriptorSet.newBuilder()
                        .addAllFile(TestProtos.files(TestProtos.SHOP))
                        .build()
                        .toByteArray());

        assertThat(ProtoSchema.read(set).method("shop.v1.Orders/Find").encode("{\"id\": 1}"))
                .isEqualTo(new byte[] {8, 1});
    }

    @Test
    void allOfTheWellKnownTypesCanBeImported() throws Exception {
        StringBuilder source = new StringBuilder("syntax = \"proto3\";\n");
        WellKnownFiles.all().keySet().forEach(name -> source.append("import \"" + name + "\";\n"));
        write("all.proto", source + "service S { rpc M(google.protobuf.Api) returns (google.protobuf.Empty); }");

        assertThat(ProtoSchema.read(folder.resolve("all.proto")).method("S/M").encode("{\"name\": \"n\"}"))
                .containsExactly(10, 1, 'n');
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            shop.v1.Order/Place    | there is no gRPC service `shop.v1.Order`; there are: shop.v1.Orders, shop.v1.Carts
            shop.v1.Orders/Plaec   | service `shop.v1.Orders` has no method `Plaec`; there are: Place, Watch, Find
            shop.v1.Orders/Watch   | streams
            shop.v1.Orders         | write it as `package.Service/Method`
            shop.v1.Orders/a/b     | write it as `package.Service/Method`
            /Place                 | write it as `package.Service/Method`
            """)
    void aMethodThatCannotBeCalledIsExplained(String name, String message) {
        assertThatThrownBy(() -> ProtoSchema.read(TestProtos.SHOP).method(name))
                .isInstanceOf(ProtoException.class)
                .hasMessageContaining(message);
    }

    @Test
    void thePackageMayBeLeftOutWhereOneServiceIsMeant() throws Exception {
        write("a.proto", "syntax = \"proto3\"; package a; message M {} service S { rpc Get(M) returns (M); }");
        write("b.proto", "syntax = \"proto3\"; package b; message M {} service S { rpc Get(M) returns (M); }");

        assertThat(ProtoSchema.read(TestProtos.SHOP).method("Orders/Find").path())
                .isEqualTo("shop.v1.Orders/Find");
        assertThatThrownBy(() -> ProtoSchema.read(folder).method("S/Get"))
                .hasMessage("there is more than one gRPC service `S`; there are: a.S, b.S");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            syntax = "proto3"; message A { strin a = 1 }              | broken.proto:1:45: expected ';'
            syntax = "proto3"; message A { B b = 1; }                 | unable to resolve B
            syntax = "proto3"; import "google/api/http.proto";        | imports start at the folder of the `.proto` file
            syntax = "proto3"; message A { string a = 1; int32 b = 1; } | multiple fields share tag 1
            edition = "2023"; message A {}                            | protoc --include_imports --descriptor_set_out
            """)
    void aBrokenFileIsExplained(String source, String message) throws Exception {
        write("broken.proto", source);

        assertThatThrownBy(() -> ProtoSchema.read(folder.resolve("broken.proto")))
                .isInstanceOf(ProtoException.class)
                .hasMessageContaining(message);
    }

    @Test
    void whatIsNoSchemaIsRefused() throws Exception {
        write("shop.desc", "");
        write("text.desc", "not a descriptor set at all");

        assertThatThrownBy(() -> ProtoSchema.read(folder.resolve("none.proto"))).hasMessageContaining("there is no ");
        for (String file : List.of("shop.desc", "text.desc")) {
            assertThatThrownBy(() -> ProtoSchema.read(folder.resolve(file)))
                    .hasMessageContaining("is neither a `.proto` file, nor a folder, nor a descriptor set");
        }
    }

    @Test
    void importsWithoutEndAreRefused() {
        FileDescriptorProto a =
                FileDescriptorProto.newBuilder().setName("a").addDependency("b").build();
        FileDescriptorProto b =
                FileDescriptorProto.newBuilder().setName("b").addDependency("a").build();

        assertThatThrownBy(() -> ProtoSchema.ofDescriptors(List.of(a.toByteArray(), b.toByteArray())))
                .isInstanceOf(ProtoException.class)
                .hasMessageContaining("lead back to it");
    }

    private void write(String name, String source) throws Exception {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, source);
    }
}
