package dev.turbulence.engine.proto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.Empty;
import com.google.protobuf.UnknownFieldSet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.Yaml;

class ProtoMethodTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ProtoMethod PLACE = ProtoSchema.read(TestProtos.SHOP).method("shop.v1.Orders/Place");

    @Test
    void aMessageGoesOverTheWireAndComesBackAsJson() throws Exception {
        String request = """
                {"customer": "Ann", "lines": [{"sku": "A", "quantity": 2}, {"sku_code": "B", "partOf": {"sku": "C"}}],
                 "prices": {"A": {"units": "12", "parts": [1, 2]}}, "priority": 0, "state": "OPEN", "on_account": true,
                 "at": "2026-11-24T02:00:00Z", "limit": 3, "extra": {"any": [1, {"x": null}]}, "signature": "AQI=",
                 "values": [null, 1, "x"],
                 "attachment": {"@type": "type.googleapis.com/shop.v1.Line", "sku": "D"}}
                """;
        Descriptor placed = TestProtos.shop().findMessageTypeByName("PlaceRequest");
        DynamicMessage sent = DynamicMessage.parseFrom(placed, PLACE.encode(request));
        Descriptor order = TestProtos.shop().findMessageTypeByName("Order");
        DynamicMessage answer = DynamicMessage.newBuilder(order)
                .setField(order.findFieldByName("id"), 9007199254740993L)
                .setField(
                        order.findFieldByName("request"),
                        DynamicMessage.parseFrom(
                                order.findFieldByName("request").getMessageType(), sent.toByteArray()))
                .build();

        JsonNode json = JSON.readTree(PLACE.decode(answer.toByteArray()));

        assertThat(json.get("id")).hasToString("\"9007199254740993\"");
        assertThat(json.get("request")).isEqualTo(JSON.readTree("""
                {"customer": "Ann",
                 "lines": [{"sku": "A", "quantity": 2}, {"sku": "B", "quantity": 0, "partOf": {"sku": "C", "quantity": 0}}],
                 "prices": {"A": {"units": "12", "parts": [1, 2]}}, "priority": 0, "state": "OPEN", "onAccount": true,
                 "at": "2026-11-24T02:00:00Z", "limit": 3, "extra": {"any": [1.0, {"x": null}]}, "signature": "AQI=",
                 "values": [null, 1.0, "x"],
                 "attachment": {"@type": "type.googleapis.com/shop.v1.Line", "sku": "D", "quantity": 0}}
                """));
    }

    @Test
    void whatCannotBeAbsentIsThereWithItsDefault() {
        assertThat(PLACE.decode(new byte[0]))
                .isEqualTo("{\"id\":\"0\",\"state\":\"UNKNOWN\",\"lines\":[],\"customerName\":\"\"}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {custmer: Ann}            | message.custmer: shop.v1.PlaceRequest has no field `custmer`; there are: customer,
            {lines: [{}, {skuu: A}]}  | message.lines[1].skuu: shop.v1.Line has no field `skuu`; there are: sku, partOf, quantity
            {lines: [{quantity: x}]}  | message.lines[0].quantity: Not an int32 value: "x"
            {lines: {sku: A}}         | message.lines: `lines` is a list, not {"sku": "A"}
            {lines: [A]}              | message.lines[0]: a shop.v1.Line is a mapping of its fields, not "A"
            {lines: [null]}           | message.lines[0]: null cannot stand in a list or a map
            {prices: [1]}             | message.prices: `prices` is a mapping, not [1]
            {prices: {A: {unit: 1}}}  | message.prices.A.unit: common.Money has no field `unit`; there are: units,
            {state: OPNE}             | message.state: shop.v1.State has no value `OPNE`; there are: OPEN,
            {at: yesterday}           | message.at: Failed to parse timestamp
            {limit: many}             | message.limit: Not an int32 value
            {signature: 'ä'}          | message.signature:
            {priority: 3000000000}    | message.priority: Not an int32 value
            """)
    void everyMistakeIsNamedWithItsPlace(String yaml, String problem) {
        Object message = new Yaml().load(yaml);

        assertThat(PLACE.check(message, text -> false))
                .singleElement()
                .extracting(Mismatch::describe)
                .asString()
                .startsWith(problem);
        assertThatThrownBy(() -> PLACE.encode(JSON.writeValueAsString(message))).isInstanceOf(ProtoException.class);
    }

    @Test
    void severalMistakesAreFoundAtOnce() {
        Object message = new Yaml().load("{custmer: a, lines: [{quantity: x}, {skuu: 1}], state: 9, priority: null}");

        assertThat(PLACE.check(message, text -> false))
                .extracting(Mismatch::place)
                .containsExactly(List.of("custmer"), List.of("lines", 0, "quantity"), List.of("lines", 1, "skuu"));
    }

    @Test
    void aTextThatIsNotKnownYetMayBecomeAnything() {
        Map<String, Object> message = new LinkedHashMap<>();
        for (String field : List.of("lines", "prices", "priority", "state", "at", "extra", "signature", "limit")) {
            message.put(field, "{{ x }}");
        }
        message.put("values", Arrays.asList(null, "{{ x }}"));
        message.put("attachment", Map.of("@type", "{{ x }}"));

        assertThat(PLACE.check(message, text -> text.contains("{{"))).isEmpty();
        assertThat(PLACE.check("{{ x }}", text -> text.contains("{{"))).isEmpty();
        assertThat(PLACE.check(message, text -> false)).hasSizeGreaterThan(7);
    }

    @Test
    void whatOnlyTheWholeShowsIsRefusedWithIt() {
        assertThatThrownBy(() -> PLACE.encode("{\"cardNumber\": \"1\", \"onAccount\": true}"))
                .hasMessageStartingWith("The message is not a shop.v1.PlaceRequest: ");
        assertThatThrownBy(() -> PLACE.encode("{\"prices\": {\"A\": {}}}"))
                .hasMessage("The message is not a shop.v1.PlaceRequest: Message missing required fields: units");
    }

    @Test
    void whatIsRequiredMustBeThere(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("old.proto");
        Files.writeString(
                file,
                "syntax = \"proto2\"; message Old { required int64 units = 1; }"
                        + " service S { rpc M(Old) returns (Old); }");

        assertThatThrownBy(() -> ProtoSchema.read(file).method("S/M").encode("{}"))
                .hasMessage("The message is not a complete Old; what it needs are: units");
    }

    @Test
    void aResponseOfAnotherTypeIsRefused() {
        assertThatThrownBy(() -> PLACE.decode(new byte[] {10, 127, 1}))
                .isInstanceOf(ProtoException.class)
                .hasMessageStartingWith("The response is not a shop.v1.Order: ");
    }

    @Test
    void aResponseNestedWithoutEndIsRefused() {
        byte[] deep = new byte[0];
        for (int i = 0; i < 5_000; i++) {
            deep = field(3, deep);
        }
        byte[] lines = field(3, deep);

        assertThatThrownBy(() -> PLACE.decode(lines)).isInstanceOf(ProtoException.class);
    }

    @Test
    void aResponseThatIsTooLargeAsJsonIsRefused() {
        byte[] lines = new byte[6 << 20];
        for (int i = 0; i < lines.length; i += 2) {
            // An empty line, which is 26 characters of JSON.
            lines[i] = 3 << 3 | 2;
        }

        assertThatThrownBy(() -> PLACE.decode(lines))
                .isInstanceOf(ProtoException.class)
                .hasMessage("The response is too large: as JSON it is longer than 64 MiB");
    }

    /** A field of bytes under a number. */
    private static byte[] field(int number, byte[] content) {
        DynamicMessage message = DynamicMessage.newBuilder(Empty.getDescriptor())
                .setUnknownFields(UnknownFieldSet.newBuilder()
                        .addField(
                                number,
                                UnknownFieldSet.Field.newBuilder()
                                        .addLengthDelimited(ByteString.copyFrom(content))
                                        .build())
                        .build())
                .build();
        return message.toByteArray();
    }

    @Test
    void nothingIsWrongWithAnEmptyMessage() {
        assertThat(PLACE.check(Collections.emptyMap(), text -> false)).isEmpty();
        assertThat(PLACE.encode("{}")).isEmpty();
    }
}
