package io.jidi.project.library.rules;

import io.jidi.project.library.rules.AdmissionDecision.Finding;
import io.jidi.project.library.rules.AdmissionDecision.State;
import io.jidi.project.rules.Reason;
import java.util.List;

/** One check of the list: application in, finding with reason out. */
interface AdmissionRule {

    Finding check(AdmissionFacts facts, AdmissionEdition edition);

    static Finding passed(AdmissionCheck check) {
        return passed(check, List.of());
    }

    static Finding passed(AdmissionCheck check, List<Reason> remarks) {
        return new Finding(
                check, State.PASSED, new Reason(check + "_PASSED", check.zh() + ":符合", check.en() + ": met"), remarks);
    }

    static Finding missing(AdmissionCheck check, String code, String zh, String en) {
        return new Finding(check, State.MISSING, new Reason(code, zh, en), List.of());
    }

    static Finding wrong(AdmissionCheck check, String code, String zh, String en) {
        return new Finding(check, State.WRONG, new Reason(code, zh, en), List.of());
    }
}
