package io.jidi.project.dispatch;

import io.jidi.project.dispatch.rules.Dimension;
import io.jidi.project.dispatch.rules.Light;
import io.jidi.project.library.Project;
import io.jidi.project.library.ProjectId;
import io.jidi.project.rules.Reason;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The data of the event light.frozen. */
record LightFact(
        LightId lightId,
        ProjectId projectId,
        String code,
        String name,
        @Nullable String baseCode,
        String regionCode,
        @Nullable String ownerCreditCode,
        YearMonth month,
        Light light,
        @Nullable Light previousLight,
        LightView.@Nullable EscalationView escalation,
        List<Because> reasons,
        String editionId,
        String digest) {

    /** A dimension that is not green, or the manual rating (without dimension), with its reason. */
    record Because(@Nullable Dimension dimension, Light light, Reason reason) {}

    static LightFact of(Project project, LightView view) {
        List<Because> reasons = new java.util.ArrayList<>();
        view.dimensions().stream()
                .filter(one -> one.light() == Light.YELLOW || one.light() == Light.RED)
                .forEach(one -> reasons.add(new Because(one.dimension(), one.light(), one.reason())));
        if (view.manual().rating() != null && view.light() == view.manual().rating()) {
            reasons.add(new Because(null, view.light(), view.manual().reason()));
        }
        return new LightFact(
                view.id(),
                project.id(),
                project.code(),
                project.publicName(),
                project.baseCode(),
                project.regionCode(),
                project.publicOwner(),
                view.month(),
                view.light(),
                view.previousLight(),
                view.escalation(),
                reasons,
                view.editionId(),
                view.digest());
    }
}
