package io.jidi.project.library.rules;

import io.jidi.project.library.rules.AdmissionDecision.Finding;
import io.jidi.project.library.rules.AdmissionDecision.Outcome;
import io.jidi.project.library.rules.AdmissionDecision.State;
import io.jidi.project.rules.ProjectClass;
import java.util.List;

/** Decides an application: every check is made and reported, whatever the first one says. Pure and thread-safe. */
public final class AdmissionChecklist {

    private final AdmissionEdition edition;
    private final List<AdmissionRule> rules;

    public AdmissionChecklist(AdmissionEdition edition, FieldCatalogue catalogue) {
        this.edition = edition;
        this.rules = List.of(
                new BaseAndFieldRule(catalogue),
                IdentityRules::threshold,
                IdentityRules::codeOrDocument,
                IdentityRules::entity,
                IdentityRules::responsibility,
                new ScheduleRule(),
                IdentityRules::elements,
                new DuplicateRule());
    }

    /**
     * RETURN if anything is wrong or a missing matter sends it back; else RESERVE if a missing matter allows only that or
     * the reserve was applied for; else ADMIT.
     */
    public AdmissionDecision decide(AdmissionFacts facts) {
        List<Finding> findings =
                rules.stream().map(rule -> rule.check(facts, edition)).toList();
        Outcome outcome = facts.classes().contains(ProjectClass.RESERVE) ? Outcome.RESERVE : Outcome.ADMIT;
        for (Finding finding : findings) {
            if (finding.state() == State.WRONG
                    || (finding.state() == State.MISSING
                            && edition.whenMissing().get(finding.check()) == Outcome.RETURN)) {
                return new AdmissionDecision(edition.id(), Outcome.RETURN, findings);
            }
            if (finding.state() == State.MISSING) {
                outcome = Outcome.RESERVE;
            }
        }
        return new AdmissionDecision(edition.id(), outcome, findings);
    }
}
