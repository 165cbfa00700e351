package io.jidi.project.dispatch;

import io.jidi.platform.security.CallContext;
import io.jidi.platform.security.Roles;
import io.jidi.project.BusinessDay;
import io.jidi.project.ProjectProblem;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * Days and months on which something came in or was decided. What happens now is dated now; an office that takes over its
 * books may date it back, so that the months of an import are not all late.
 */
@Singleton
class PastDates {

    private final CallContext call;
    private final BusinessDay day;

    PastDates(CallContext call, BusinessDay day) {
        this.call = call;
        this.day = day;
    }

    /** Today if none is given. */
    LocalDate orToday(@Nullable LocalDate given, String pointer) {
        LocalDate today = day.today();
        if (given == null || given.equals(today)) {
            return today;
        }
        if (given.isAfter(today)) {
            throw ProjectProblem.PROJECT_DATE_REFUSED.at(pointer, "日期不能晚于今天", "The date cannot lie in the future");
        }
        requireOffice(pointer);
        return given;
    }

    /** Lets the present month pass, and a past one from an office. */
    void check(YearMonth given, String pointer) {
        YearMonth present = YearMonth.from(day.today());
        if (given.isAfter(present)) {
            throw ProjectProblem.PROJECT_DATE_REFUSED.at(pointer, "月份不能晚于本月", "The month cannot lie in the future");
        }
        if (given.isBefore(present)) {
            requireOffice(pointer);
        }
    }

    private void requireOffice(String pointer) {
        if (!call.caller().has(Roles.PROVINCE_OFFICE) && !call.caller().has(Roles.CITY_OFFICE)) {
            throw ProjectProblem.PAST_DATE_RESERVED.at(
                    pointer, "只有省、市主管部门可以补录过去的日期", "Only a provincial or city office may enter a past date");
        }
    }
}
