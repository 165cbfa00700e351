package io.jidi.fund.evaluation;

import io.jidi.fund.edition.YamlFile;
import io.jidi.fund.edition.rules.SourceStatus;
import io.jidi.fund.evaluation.rules.Leaf;
import io.jidi.fund.evaluation.rules.Pillar;
import io.jidi.fund.evaluation.rules.ScoreEdition;
import io.jidi.platform.text.Text;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** The score as it stands in its file. */
record ScoreEditionFile(
        String edition, Text name, Text document, LocalDate from, List<PillarFile> pillars, List<Leaf> leaves) {

    static final String SHIPPED = "evaluation/1753-2026.yaml";

    static ScoreEdition read() {
        ScoreEditionFile file = YamlFile.resource(SHIPPED, ScoreEditionFile.class);
        return new ScoreEdition(
                file.edition,
                file.name,
                file.document,
                file.from,
                file.pillars.stream().map(PillarFile::pillar).toList(),
                file.leaves);
    }

    record PillarFile(String code, BigDecimal max, SourceStatus status, String zh, String en) {

        private Pillar pillar() {
            return new Pillar(code, max, status, Text.of(zh, en));
        }
    }
}
