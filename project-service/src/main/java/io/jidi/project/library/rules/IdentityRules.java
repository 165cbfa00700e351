package io.jidi.project.library.rules;

import io.jidi.project.library.rules.AdmissionDecision.Finding;
import io.jidi.project.library.rules.AdmissionFacts.ElementNeed;
import io.jidi.project.library.rules.AdmissionFacts.Responsibility;
import io.jidi.project.library.rules.ProjectCodeCheck.Verdict;
import io.jidi.project.rules.Reason;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/** The checks that look at one field each: C2, C3, C4, C5 and C7. */
final class IdentityRules {

    /** GB 32100-2015 without I, O, Z, S, V; the check digit is enterprise-service's matter and only ever a warning. */
    private static final Pattern CREDIT_CODE = Pattern.compile("[0-9A-HJ-NPQRTUWXY]{2}[0-9]{6}[0-9A-HJ-NPQRTUWXY]{10}");

    private IdentityRules() {}

    static Finding threshold(AdmissionFacts facts, AdmissionEdition edition) {
        BigDecimal total = facts.totalInvestment();
        if (total == null) {
            return AdmissionRule.missing(
                    AdmissionCheck.C2, "INVESTMENT_MISSING", "未填总投资", "no total investment is given");
        }
        BigDecimal threshold = edition.threshold(facts.kind());
        if (total.compareTo(threshold) >= 0) {
            return AdmissionRule.passed(AdmissionCheck.C2);
        }
        return AdmissionRule.wrong(
                AdmissionCheck.C2,
                "INVESTMENT_BELOW_THRESHOLD",
                "总投资" + total.toPlainString() + "元,低于门槛" + threshold.toPlainString() + "元",
                "total investment of " + total.toPlainString() + " yuan is below the threshold of "
                        + threshold.toPlainString());
    }

    static Finding codeOrDocument(AdmissionFacts facts, AdmissionEdition edition) {
        for (ProjectCodeCheck code : facts.codes()) {
            if (code.verdict() == Verdict.INVALID) {
                Reason refusal = Objects.requireNonNull(code.refusal());
                return AdmissionRule.wrong(
                        AdmissionCheck.C3,
                        "PROJECT_CODE_INVALID",
                        "项目代码无效:" + refusal.zh(),
                        "invalid project code: " + refusal.en());
            }
        }
        if (!facts.codes().isEmpty()) {
            return AdmissionRule.passed(
                    AdmissionCheck.C3,
                    facts.codes().stream()
                            .flatMap(code -> code.warnings().stream())
                            .toList());
        }
        if (facts.preparationDocuments().stream().anyMatch(document -> !document.isBlank())) {
            return AdmissionRule.passed(AdmissionCheck.C3);
        }
        return AdmissionRule.missing(
                AdmissionCheck.C3,
                "CODE_AND_DOCUMENT_MISSING",
                "既无项目代码,也无前期文件",
                "neither a project code nor a preparation document");
    }

    static Finding entity(AdmissionFacts facts, AdmissionEdition edition) {
        String code = facts.entityCreditCode();
        if (code == null) {
            return AdmissionRule.missing(
                    AdmissionCheck.C4, "ENTITY_MISSING", "未填项目单位统一社会信用代码", "no entity with a credit code is given");
        }
        if (!CREDIT_CODE.matcher(code).matches()) {
            return AdmissionRule.wrong(
                    AdmissionCheck.C4,
                    "ENTITY_CREDIT_CODE_INVALID",
                    "统一社会信用代码“" + code + "”格式不符",
                    "credit code '" + code + "' does not have the layout of GB 32100");
        }
        return AdmissionRule.passed(AdmissionCheck.C4);
    }

    static Finding responsibility(AdmissionFacts facts, AdmissionEdition edition) {
        Responsibility responsibility = facts.responsibility();
        if (responsibility != null && responsibility.activeOn(facts.applyingOn())) {
            return AdmissionRule.passed(AdmissionCheck.C5);
        }
        return AdmissionRule.missing(
                AdmissionCheck.C5,
                "RESPONSIBILITY_MISSING",
                "没有在任的责任单位和责任人",
                "no responsible unit and person in office");
    }

    static Finding elements(AdmissionFacts facts, AdmissionEdition edition) {
        List<ElementNeed> elements = facts.elements();
        if (elements == null) {
            return AdmissionRule.missing(
                    AdmissionCheck.C7, "ELEMENTS_MISSING", "未填要素清单", "no list of elements is given");
        }
        return AdmissionRule.passed(
                AdmissionCheck.C7,
                elements.stream()
                        .filter(element -> element.gap().signum() > 0)
                        .map(IdentityRules::gap)
                        .toList());
    }

    private static Reason gap(ElementNeed element) {
        String gap = element.gap().stripTrailingZeros().toPlainString();
        String unit = element.kind().unit();
        return new Reason(
                "ELEMENT_GAP",
                element.kind().zh() + "缺口" + gap + unit,
                element.kind().en() + " gap " + gap + " " + unit);
    }
}
