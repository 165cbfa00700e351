package io.jidi.project.library.rules;

import io.jidi.project.rules.Reason;
import java.util.List;

/**
 * What the checklist decided, with all eight findings.
 *
 * @param editionId values it was decided by
 */
public record AdmissionDecision(String editionId, Outcome outcome, List<Finding> findings) {

    public enum Outcome {
        /** 入库. */
        ADMIT,
        /** 退回, with reasons. */
        RETURN,
        /** 转储备: nothing wrong, but not ripe for the implementation plan. */
        RESERVE
    }

    public enum State {
        PASSED,
        /** The matter is not there (yet); the edition says what follows. */
        MISSING,
        /** What was handed in is wrong; always goes back. */
        WRONG
    }

    /** Finding of one check; {@code remarks} say more without changing the outcome, for example open element gaps. */
    public record Finding(AdmissionCheck check, State state, Reason reason, List<Reason> remarks) {

        public Finding {
            remarks = List.copyOf(remarks);
        }
    }

    public AdmissionDecision {
        findings = List.copyOf(findings);
    }

    /** Why it was not simply admitted; empty for ADMIT. */
    public List<Reason> reasons() {
        return findings.stream()
                .filter(finding -> finding.state() != State.PASSED)
                .map(Finding::reason)
                .toList();
    }
}
