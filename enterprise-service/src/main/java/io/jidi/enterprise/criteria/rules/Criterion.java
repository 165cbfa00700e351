package io.jidi.enterprise.criteria.rules;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One numbered criterion of an edition.
 *
 * @param appliesTo application kinds it is examined for
 * @param when guard: where it does not hold, the criterion does not apply; absent means always
 * @param exemptIf where it holds, failing the criterion is excused (不考核); absent means never
 * @param manualWithoutEvidence whether missing imported evidence is left to a person instead of being missing data (the
 *     platform score, domain reference 1.5)
 * @param informative whether it is explained and decides nothing: what numbers can say of a requirement left to a person
 * @param note what a reader should know, such as an open reading of the text; absent when nothing
 */
public record Criterion(
        String id,
        Wording name,
        Mode mode,
        Set<ApplicationKind> appliesTo,
        @Nullable Condition when,
        @Nullable Condition exemptIf,
        Condition test,
        boolean manualWithoutEvidence,
        boolean informative,
        Basis basis,
        @Nullable Wording note) {

    public Criterion {
        if (appliesTo.isEmpty()) {
            throw new Refused("条件 " + id + " 不适用于任何申请类别", "Criterion " + id + " applies to no application kind");
        }
        if (manualWithoutEvidence && mode != Mode.IMPORTED) {
            throw new Refused(
                    "条件 " + id + "：只有 IMPORTED 的依据可转人工判断",
                    "Criterion " + id + ": only IMPORTED evidence can be left to a person");
        }
        appliesTo = Set.copyOf(EnumSet.copyOf(appliesTo));
    }

    CriterionResult judge(Scope scope) {
        if (!appliesTo.contains(scope.context().kind())) {
            return new CriterionResult(this, Status.NOT_APPLICABLE, CriterionResult.Ground.KIND, null, scope);
        }
        if (when != null) {
            Finding guard = when.judge(scope);
            if (guard.status() != Status.MET) {
                Status status = guard.status() == Status.NOT_MET ? Status.NOT_APPLICABLE : guard.status();
                return new CriterionResult(this, status, CriterionResult.Ground.GUARD, guard, scope);
            }
        }
        Finding finding = test.judge(scope);
        Status status = finding.status();
        if (status != Status.MET && exemptIf != null) {
            Finding exemption = exemptIf.judge(scope);
            if (exemption.status() == Status.MET) {
                return new CriterionResult(
                        this, Status.NOT_APPLICABLE, CriterionResult.Ground.EXEMPT, exemption, scope);
            }
            // Failing is no failure yet while the firm may be exempt.
            if (status == Status.NOT_MET && exemption.status().open()) {
                return new CriterionResult(
                        this, exemption.status(), CriterionResult.Ground.MAY_BE_EXEMPT, exemption, scope);
            }
        }
        if (status == Status.UNKNOWN && manualWithoutEvidence) {
            status = Status.MANUAL;
        }
        return new CriterionResult(this, status, CriterionResult.Ground.TEST, finding, scope);
    }

    void reads(Consumer<Indicator> sink) {
        test.reads(sink);
        if (when != null) {
            when.reads(sink);
        }
        if (exemptIf != null) {
            exemptIf.reads(sink);
        }
    }
}
