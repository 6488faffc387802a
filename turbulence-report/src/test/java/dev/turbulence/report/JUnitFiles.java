package dev.turbulence.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The JUnit XML in a folder, as a build server reads it. */
record JUnitFiles(Path folder) {

    List<String> names() throws IOException {
        return files().stream().map(file -> file.getFileName().toString()).toList();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".xml"))
                    .sorted()
                    .toList();
        }
    }

    /** Every file is valid by the schema of Surefire. */
    void assertValid() throws Exception {
        Schema schema = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(JUnitFiles.class.getResource("surefire/surefire-test-report.xsd"));
        assertThat(files()).isNotEmpty();
        for (Path suite : files()) {
            schema.newValidator().validate(new StreamSource(suite.toFile()));
        }
    }

    /** The cases of a suite by class and name. */
    Map<String, Element> cases(String suite) throws Exception {
        NodeList nodes = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(folder.resolve(suite).toFile())
                .getElementsByTagName("testcase");
        List<Element> cases = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            cases.add((Element) nodes.item(i));
        }
        return cases.stream()
                .collect(Collectors.toMap(
                        element -> element.getAttribute("classname") + ": " + element.getAttribute("name"),
                        element -> element));
    }

    static Element failure(Element testCase) {
        return (Element) testCase.getElementsByTagName("failure").item(0);
    }
}
