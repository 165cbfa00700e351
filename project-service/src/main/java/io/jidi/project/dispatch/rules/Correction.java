package io.jidi.project.dispatch.rules;

import io.jidi.project.rules.CanonicalJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One fact of a frozen month that is known differently today.
 *
 * @param field which fact; plan, exemptions and manual rating are given as canonical JSON, the others as one value
 * @param frozen value the frozen light was drawn from, null if it was not known
 * @param today value known now, null if it was withdrawn
 */
public record Correction(
        Field field, @Nullable String frozen, @Nullable String today) {

    /** The facts a light is drawn from. */
    public enum Field {
        CUMULATIVE_ACTUAL("累计完成投资", "cumulative completed investment"),
        ACTUAL_START("开工月", "start month"),
        REGISTERED("纳统月", "registration month"),
        COMPLETED("竣工月", "completion month"),
        CLASSES("项目类别", "classes"),
        PLAN("年度计划", "annual plan"),
        EXEMPTIONS("豁免", "exemptions"),
        MANUAL_RATING("人工评定", "manual rating");

        private final String zh;
        private final String en;

        Field(String zh, String en) {
            this.zh = zh;
            this.en = en;
        }

        public String zh() {
            return zh;
        }

        public String en() {
            return en;
        }
    }

    static List<Correction> between(MonthView then, MonthView now) {
        List<Correction> found = new ArrayList<>();
        compare(found, Field.CUMULATIVE_ACTUAL, then, now, view -> view.actual().toPlainString());
        compare(found, Field.ACTUAL_START, then, now, view -> view.facts().actualStart());
        compare(found, Field.REGISTERED, then, now, view -> view.facts().registered());
        compare(found, Field.COMPLETED, then, now, view -> view.facts().completed());
        compare(found, Field.CLASSES, then, now, view -> view.facts().classes());
        compare(found, Field.PLAN, then, now, view -> {
            PlanVersion plan = view.plan();
            return plan == null ? null : CanonicalJson.write(CanonicalLight.plan(plan));
        });
        compare(
                found,
                Field.EXEMPTIONS,
                then,
                now,
                view -> CanonicalJson.write(view.facts().exemptions().stream()
                        .map(CanonicalLight::exemption)
                        .toList()));
        compare(
                found,
                Field.MANUAL_RATING,
                then,
                now,
                view -> CanonicalJson.write(view.facts().manualRatings().stream()
                        .map(CanonicalLight::rating)
                        .toList()));
        return List.copyOf(found);
    }

    private static void compare(
            List<Correction> found,
            Field field,
            MonthView then,
            MonthView now,
            Function<MonthView, @Nullable Object> value) {
        Object frozen = value.apply(then);
        Object today = value.apply(now);
        if (!Objects.equals(frozen, today)) {
            found.add(new Correction(
                    field, frozen == null ? null : frozen.toString(), today == null ? null : today.toString()));
        }
    }
}
