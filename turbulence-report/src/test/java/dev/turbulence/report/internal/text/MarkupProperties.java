package dev.turbulence.report.internal.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import javax.xml.parsers.DocumentBuilderFactory;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** What goes into markup as text comes out of a parser as the same text, whatever it is. */
class MarkupProperties {

    @Property
    void anyTextStaysText(@ForAll("texts") String text, @ForAll("texts") String value) throws Exception {
        Markup xml = Markup.xml();
        xml.open("outer").element("inner", text, "attribute", value).close();

        Element inner = (Element) parse(xml.toString()).getFirstChild().getNextSibling();
        assertThat(inner.getTextContent()).isEqualTo(shown(text));
        assertThat(inner.getAttribute("attribute")).isEqualTo(shown(value));
        assertThat(inner.getChildNodes().getLength()).isEqualTo(text.isEmpty() ? 0 : 1);
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> pieces = Arbitraries.of(
                "<",
                ">",
                "&",
                "\"",
                "'",
                "]]>",
                "<!--",
                "&lt;",
                "\n",
                "\t",
                "\r",
                "\0",
                "\u001b[2J",
                "\u202e",
                "\ud800",
                "\udc00",
                "\ufffe",
                "\u2028",
                "\u0085",
                "\ud83d\ude00",
                "=cmd|",
                "</inner>",
                "<?x ?>");
        return Arbitraries.oneOf(pieces, Arbitraries.strings().all().ofMaxLength(5))
                .list()
                .ofMaxSize(6)
                .map(parts -> String.join("", parts));
    }

    private static Element parse(String xml) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(xml)))
                .getDocumentElement();
    }

    /** The rule in other words: all of these are written out, line breaks and tabs are not. */
    private static String shown(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints().forEach(c -> {
            boolean kept = c == '\n'
                    || c == '\t'
                    || Character.toString(c).matches("[^\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]")
                            && (c & 0xffff) < 0xfffe
                            && !(c >= 0xfdd0 && c <= 0xfdef);
            shown.append(kept ? Character.toString(c) : String.format("\\u%04x", c));
        });
        return shown.toString();
    }

    @Example
    void namesAreOurs() {
        assertThatThrownBy(() -> Markup.xml().open("a b")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Markup.xml().open("a", "b=\"\" c", "")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Markup.html().ours("script", "'</script>'"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Example
    void whatIsOpenedIsClosed() {
        assertThatThrownBy(() -> Markup.html().open("p").toString()).isInstanceOf(IllegalStateException.class);
    }
}
