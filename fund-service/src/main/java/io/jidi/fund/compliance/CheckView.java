package io.jidi.fund.compliance;

import io.jidi.fund.compliance.rules.Consequence;
import io.jidi.fund.compliance.rules.Known;
import io.jidi.fund.compliance.rules.Verdict;
import io.jidi.fund.fund.PlannedAct;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A judged act in full. Without id, decision, askedBy and recordedAt it was only asked about.
 *
 * @param facts all that was known, by key
 */
public record CheckView(
        @Nullable CheckId id,
        PlannedAct act,
        String catalogueId,
        String catalogueDigest,
        @Nullable String termsId,
        boolean enforced,
        Consequence consequence,
        @Nullable String decision,
        Map<String, Known> facts,
        List<Verdict> verdicts,
        List<Override> overrides,
        @Nullable String askedBy,
        @Nullable Instant recordedAt) {

    /** Who let it pass in spite of a rule, and why. */
    public record Override(
            OverrideId id,
            CheckId checkId,
            String rule,
            String reason,
            String document,
            String grantedBy,
            Instant grantedAt) {}

    static CheckView of(Judged judged) {
        return new CheckView(
                null,
                judged.act(),
                judged.catalogueId(),
                judged.catalogueDigest(),
                judged.termsId(),
                judged.enforced(),
                judged.consequence(),
                null,
                judged.facts().byKey(),
                judged.verdicts(),
                List.of(),
                null,
                null);
    }
}
