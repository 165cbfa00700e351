package io.jidi.project.library;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jidi.project.library.rules.AdmissionDecision;
import io.jidi.project.rules.Reason;
import java.util.List;

/** What the checklist decided, with all eight findings, as it was shown and as it is kept. */
public record AdmissionView(String editionId, AdmissionDecision.Outcome outcome, List<Finding> findings) {

    /** @param remarks say more without having changed the outcome, such as open element gaps */
    public record Finding(
            String check,
            String nameZh,
            String nameEn,
            AdmissionDecision.State state,
            Reason reason,
            List<Reason> remarks) {}

    static AdmissionView of(AdmissionDecision decision) {
        return new AdmissionView(
                decision.editionId(),
                decision.outcome(),
                decision.findings().stream()
                        .map(one -> new Finding(
                                one.check().name(),
                                one.check().zh(),
                                one.check().en(),
                                one.state(),
                                one.reason(),
                                one.remarks()))
                        .toList());
    }

    String findingsText(ObjectMapper json) {
        try {
            return json.writeValueAsString(findings);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("findings are always JSON", e);
        }
    }

    static AdmissionView stored(Project project, ObjectMapper json) {
        try {
            return new AdmissionView(
                    project.admissionEdition(),
                    project.admissionOutcome(),
                    json.readValue(project.admissionFindings(), new TypeReference<List<Finding>>() {}));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored findings of " + project.code() + " cannot be read", e);
        }
    }
}
