package io.jidi.project.library.rules;

import io.jidi.project.library.rules.AdmissionDecision.Finding;
import io.jidi.project.library.rules.AdmissionFacts.KnownProject;
import io.jidi.project.rules.Reason;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * C8: no project of the library has the same code, or the same name and entity. A project that has left may come back: it
 * is a new admission linked to the old one (domain file project-library 2.9), so a tombstone is a remark, not a refusal.
 */
final class DuplicateRule implements AdmissionRule {

    @Override
    public Finding check(AdmissionFacts facts, AdmissionEdition edition) {
        Set<String> codes = facts.codes().stream()
                .map(ProjectCodeCheck::code)
                .filter(Objects::nonNull)
                .map(ProjectCode::text)
                .collect(Collectors.toSet());
        List<Reason> reentries = new ArrayList<>();
        for (KnownProject known : facts.known()) {
            boolean sameCode = known.codes().stream().anyMatch(codes::contains);
            boolean sameName = facts.entityCreditCode() != null
                    && facts.entityCreditCode().equals(known.entityCreditCode())
                    && normalised(facts.name()).equals(normalised(known.name()));
            if (!sameCode && !sameName) {
                continue;
            }
            if (!known.exited()) {
                return AdmissionRule.wrong(
                        AdmissionCheck.C8,
                        sameCode ? "DUPLICATE_CODE" : "DUPLICATE_NAME_AND_ENTITY",
                        "与在库项目“" + known.name() + "”(" + known.reference() + ")重复",
                        "duplicates project '" + known.name() + "' (" + known.reference() + ") in the library");
            }
            reentries.add(new Reason(
                    "RE_ENTRY",
                    "曾于库内退出(" + known.reference() + "),作为再次入库关联",
                    "was in the library and left (" + known.reference() + "); linked as a re-entry"));
        }
        return AdmissionRule.passed(AdmissionCheck.C8, reentries);
    }

    /** Full-width letters and brackets, spaces and case do not make another name. */
    private static String normalised(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC)
                .replaceAll("\\s+", "")
                .toLowerCase(Locale.ROOT);
    }
}
