package io.jidi.project.dispatch.rules;

import io.jidi.project.rules.Reason;
import java.time.YearMonth;

/**
 * 纳统: entry into investment statistics; k counts the months since the actual start, without those exempted for it.
 * A project registered in an earlier year is done with it; one registered this year stays shown green.
 */
final class RegisterRule implements DimensionRule {

    @Override
    public DimensionLight judge(MonthView view) {
        YearMonth started = view.facts().actualStart();
        YearMonth registered = view.facts().registered();
        if (registered != null && registered.getYear() < view.month().getYear()) {
            return light(Light.NONE, 0, "REGISTERED_EARLIER", registered + "已纳统", "registered in " + registered);
        }
        if (started == null) {
            return light(Light.NONE, 0, "REGISTER_NOT_STARTED", "尚未开工,无需纳统", "not started, nothing to register");
        }
        if (registered != null) {
            return light(Light.GREEN, 0, "REGISTERED", registered + "已纳统", "registered in " + registered);
        }
        return notRegistered(view, started);
    }

    private static DimensionLight notRegistered(MonthView view, YearMonth started) {
        int counted = 0;
        for (YearMonth month = started.plusMonths(1); !month.isAfter(view.month()); month = month.plusMonths(1)) {
            boolean exempt =
                    view.exemption(month).map(Exemption::coversRegistration).orElse(false);
            counted += exempt ? 0 : 1;
        }
        Light colour = view.edition().register().colour(counted);
        if (counted == 0) {
            return light(
                    colour, 0, "REGISTER_IN_TIME", started + "开工,尚在纳统期内", "started " + started + ", still in time");
        }
        return light(
                colour,
                counted,
                "REGISTER_OVERDUE",
                started + "开工,已满" + counted + "个月未纳统(不含豁免月)",
                "started " + started + ", not registered for " + counted + " month(s) without exemption");
    }

    private static DimensionLight light(Light colour, int months, String code, String zh, String en) {
        return new DimensionLight(Dimension.REGISTER, colour, months, new Reason(code, zh, en));
    }
}
