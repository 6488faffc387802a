package dev.turbulence.report.internal.html;

import dev.turbulence.report.internal.digest.RunDigest;
import dev.turbulence.report.internal.text.Brief;
import dev.turbulence.report.internal.text.Markup;
import dev.turbulence.storage.gate.EvidenceFailure;
import dev.turbulence.storage.gate.Judgement;
import java.util.Comparator;
import java.util.List;

/** The conditions with what was observed, and everything that was odd. */
final class GateSection {

    private final RunDigest digest;
    private final Markup html;

    GateSection(RunDigest digest, Markup html) {
        this.digest = digest;
        this.html = html;
    }

    void write() {
        Part.GATE.open(html, "Gate");
        html.element("p", "The gate is lost when any of these is true.", "class", "quiet");
        content(Part.GATE.id(), DataTable.MOST_ROWS);
        html.close();
    }

    /** @param most how many conditions are shown */
    void content(String id, int most) {
        List<EvidenceFailure> missing = digest.verdict().evidenceFailures();
        sentences(missing.stream().map(EvidenceFailure::toString).toList(), "alarm");
        List<Judgement> judgements = digest.verdict().judgements().stream()
                .sorted(Comparator.comparing(Judgement::triggered).reversed())
                .toList();
        if (!judgements.isEmpty()) {
            DataTable table = new DataTable(html, id, "Conditions of the gate")
                    .text("Result")
                    .text("Condition")
                    .number("Observed")
                    .text("Allowed")
                    .text("Look at");
            table.open(judgements.size());
            for (Judgement judgement : judgements.stream().limit(most).toList()) {
                table.row()
                        .badge(judgement.triggered() ? "FAIL" : "ok", !judgement.triggered())
                        .code(Brief.sentence(judgement.text()))
                        .number(judgement.observedText(), judgement.observed())
                        .word(judgement.allowedText())
                        .instances(digest, judgement.worstInstances())
                        .end();
            }
            table.close("condition");
        }
        sentences(digest.verdict().notes(), "note");
        sentences(digest.warnings(), "note");
    }

    private void sentences(List<String> sentences, String style) {
        if (sentences.isEmpty()) {
            return;
        }
        html.open("ul", "class", "sentences " + style);
        sentences.forEach(sentence -> html.element("li", Brief.line(sentence, 2 * Brief.SENTENCE_LENGTH)));
        html.close();
    }
}
