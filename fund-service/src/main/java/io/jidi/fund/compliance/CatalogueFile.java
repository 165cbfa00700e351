package io.jidi.fund.compliance;

import com.fasterxml.jackson.databind.JsonNode;
import io.jidi.fund.compliance.rules.Basis;
import io.jidi.fund.compliance.rules.Catalogue;
import io.jidi.fund.compliance.rules.Rule;
import io.jidi.fund.compliance.rules.Severity;
import io.jidi.fund.edition.ParameterFile;
import io.jidi.fund.edition.YamlFile;
import io.jidi.fund.edition.rules.SourceStatus;
import io.jidi.fund.fund.ActKind;
import io.jidi.platform.text.Text;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A catalogue as it stands in a file. */
record CatalogueFile(
        String edition, Text name, LocalDate from, Map<String, ParameterFile> parameters, List<RuleFile> rules) {

    static Catalogue read(String path) {
        return YamlFile.resource(path, CatalogueFile.class).catalogue();
    }

    static Catalogue parse(String text) {
        return YamlFile.text(text, CatalogueFile.class).catalogue();
    }

    private Catalogue catalogue() {
        return new Catalogue(
                edition,
                name,
                from,
                ParameterFile.parameters(parameters),
                rules.stream().map(RuleFile::rule).toList());
    }

    /** The paragraph and its status. */
    record BasisFile(String zh, String en, SourceStatus status) {}

    /**
     * A row.
     *
     * @param unknown null: as the severity
     */
    record RuleFile(
            String id,
            Text name,
            Set<ActKind> acts,
            Severity severity,
            @Nullable Severity unknown,
            LocalDate from,
            @Nullable LocalDate until,
            BasisFile basis,
            @Nullable List<String> needsTerms,
            @Nullable JsonNode when,
            JsonNode test,
            @Nullable Text remark) {

        private Rule rule() {
            try {
                return new Rule(
                        id,
                        name,
                        acts,
                        severity,
                        unknown == null ? severity : unknown,
                        from,
                        until,
                        new Basis(Text.of(basis.zh(), basis.en()), basis.status()),
                        needsTerms == null ? List.of() : needsTerms,
                        when == null ? null : ConditionFile.read(when),
                        ConditionFile.read(test),
                        remark);
            } catch (IllegalArgumentException wrong) {
                throw new IllegalStateException(id + ": " + wrong.getMessage(), wrong);
            }
        }
    }
}
