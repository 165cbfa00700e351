package io.jidi.project.library.rules;

import io.jidi.project.library.rules.AdmissionDecision.Finding;

/** C1: the project belongs to a base and names a field the policy gives that base (rows 28–64) or all bases (row 82). */
record BaseAndFieldRule(FieldCatalogue catalogue) implements AdmissionRule {

    @Override
    public Finding check(AdmissionFacts facts, AdmissionEdition edition) {
        String base = facts.base();
        if (base == null) {
            return AdmissionRule.missing(AdmissionCheck.C1, "BASE_MISSING", "未选择基地", "no base was chosen");
        }
        if (!catalogue.knows(base)) {
            return AdmissionRule.wrong(
                    AdmissionCheck.C1, "BASE_UNKNOWN", "没有基地“" + base + "”", "there is no base '" + base + "'");
        }
        if (facts.fields().isEmpty()) {
            return AdmissionRule.missing(AdmissionCheck.C1, "FIELD_MISSING", "未选择领域", "no field was chosen");
        }
        for (int row : facts.fields().stream().sorted().toList()) {
            if (!catalogue.allows(base, row)) {
                return AdmissionRule.wrong(
                        AdmissionCheck.C1,
                        "FIELD_NOT_OF_BASE",
                        "领域(政策条目" + row + ")不属于基地" + base,
                        "field (policy row " + row + ") does not belong to base " + base);
            }
        }
        return AdmissionRule.passed(AdmissionCheck.C1);
    }
}
