package io.jidi.fund.reinvestment.rules;

import io.jidi.fund.edition.rules.Parameter;
import io.jidi.platform.text.Text;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One way in which money counts as reinvested (fund.md 2.4).
 *
 * @param coefficient by which the measure counts; without a value the category counts nothing
 * @param withinFundLife whether it must have happened between the fund's establishment and its end
 * @param endsWith what takes it back
 * @param watchYears for how many years after recognition it can be taken back so; null: always
 */
public record Category(
        String code,
        Text name,
        Text evidence,
        Measure measure,
        Parameter coefficient,
        boolean withinFundLife,
        Ending endsWith,
        @Nullable Parameter watchYears) {

    /** Whether an ending on this day takes back what was recognised on the other. */
    public boolean endedBy(Ending ending, LocalDate recognised, LocalDate day) {
        if (ending == Ending.WRONGLY_RECOGNISED) {
            return true;
        }
        if (ending != endsWith) {
            return false;
        }
        return watchYears == null
                || watchYears.value() == null
                || day.isBefore(recognised.plusYears(watchYears.value().intValueExact()));
    }
}
