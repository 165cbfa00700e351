package io.jidi.enterprise.assessment;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.jidi.enterprise.EnterpriseEvents;
import io.jidi.enterprise.assessment.rules.Ladder;
import io.jidi.enterprise.assessment.rules.StandingEffect;
import io.jidi.enterprise.criteria.rules.Wording;
import io.jidi.enterprise.enterprise.EnterpriseId;
import io.jidi.enterprise.enterprise.EnterpriseRegistry;
import io.jidi.platform.event.NewEvent;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Data of {@code io.jidi.enterprise.tier.changed}.
 *
 * @param previousTier absent for none, and then written as null: readers ask for it
 * @param tier likewise
 * @param assessedOn business date for which the assessment counts
 */
record TierChanged(
        EnterpriseId enterpriseId,
        String creditCode,
        String name,
        String regionCode,
        Ladder ladder,
        @Nullable @JsonInclude(JsonInclude.Include.ALWAYS) String previousTier,
        @Nullable @JsonInclude(JsonInclude.Include.ALWAYS) String tier,
        StandingEffect direction,
        String editionId,
        AssessmentId assessmentId,
        LocalDate assessedOn,
        Wording summary) {

    private static final Wording NONE = new Wording("无", "none");

    /** A step with its name; absent for none. */
    record Step(String tier, Wording name) {}

    static NewEvent event(
            EnterpriseRegistry.Registered enterprise,
            Ladder ladder,
            @Nullable Step before,
            @Nullable Step after,
            StoredAssessment assessment) {
        TierChanged data = new TierChanged(
                enterprise.id(),
                enterprise.creditCode(),
                enterprise.name(),
                enterprise.regionCode(),
                ladder,
                before == null ? null : before.tier(),
                after == null ? null : after.tier(),
                assessment.standingEffect(),
                assessment.editionId(),
                assessment.id(),
                assessment.applicationDate(),
                summary(enterprise.name(), before, after, assessment));
        return new NewEvent(
                EnterpriseEvents.STREAM,
                EnterpriseEvents.TIER_CHANGED,
                1,
                enterprise.id(),
                data,
                assessment.applicationDate(),
                enterprise.dataScope());
    }

    private static Wording summary(
            String name, @Nullable Step before, @Nullable Step after, StoredAssessment assessment) {
        Wording from = before == null ? NONE : before.name();
        Wording to = after == null ? NONE : after.name();
        boolean rise = assessment.standingEffect() == StandingEffect.RISE;
        return new Wording(
                name + "由“" + from.zh() + "”" + (rise ? "升至" : "降至") + "“" + to.zh() + "”（版本 " + assessment.editionId()
                        + "）",
                name + (rise ? " rose" : " fell") + " from " + from.en() + " to " + to.en() + " (edition "
                        + assessment.editionId() + ")");
    }
}
