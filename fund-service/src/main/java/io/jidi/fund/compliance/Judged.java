package io.jidi.fund.compliance;

import io.jidi.fund.compliance.rules.Catalogue;
import io.jidi.fund.compliance.rules.Consequence;
import io.jidi.fund.compliance.rules.Facts;
import io.jidi.fund.compliance.rules.Verdict;
import io.jidi.fund.edition.StoredJson;
import io.jidi.fund.fund.PlannedAct;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An act with all that was known and all that the rules say.
 *
 * @param termsId of the mother fund; null without
 * @param enforced whether the fund is held to the catalogue on the day
 */
record Judged(
        PlannedAct act,
        String catalogueId,
        String catalogueDigest,
        @Nullable String termsId,
        boolean enforced,
        Facts facts,
        List<Verdict> verdicts) {

    Consequence consequence() {
        return Catalogue.worst(verdicts);
    }

    String actDigest() {
        return StoredJson.digest(act.onAnyDay());
    }

    /** What an override is tied to: the figures of one rule and what they were compared with. */
    static String inputsDigest(Verdict verdict) {
        return StoredJson.digest(
                Map.of("rule", verdict.rule(), "inputs", verdict.inputs(), "thresholds", verdict.thresholds()));
    }
}
