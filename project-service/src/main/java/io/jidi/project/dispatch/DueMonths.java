package io.jidi.project.dispatch;

import io.jidi.project.BusinessDay;
import io.jidi.project.ProjectProblem;
import io.jidi.project.dispatch.rules.LightEdition;
import jakarta.inject.Singleton;
import java.time.YearMonth;

/** Which month of a project can be frozen: the months follow each other, because red months are counted in a row. */
@Singleton
class DueMonths {

    private final LightEditions editions;
    private final BusinessDay day;

    DueMonths(LightEditions editions, BusinessDay day) {
        this.editions = editions;
        this.day = day;
    }

    /** The edition that judges a month whose cut-off has passed. */
    LightEdition due(YearMonth month) {
        LightEdition edition = inForce(month);
        if (!day.today().isAfter(edition.cutOff(month))) {
            throw ProjectProblem.LIGHT_NOT_DUE.at(
                    "/month",
                    month + " 的截止日为 " + edition.cutOff(month) + "，次日起方可冻结",
                    month + " is cut off on " + edition.cutOff(month) + " and frozen after that day");
        }
        return edition;
    }

    /** The edition that judges a month of a project that is in dispatch and whose light is not frozen yet. */
    LightEdition openFor(Dossier dossier, YearMonth month) {
        if (month.isBefore(dossier.project().dispatchedFrom())) {
            throw ProjectProblem.LIGHT_NOT_DUE.at(
                    "/month",
                    "项目自 " + dossier.project().dispatchedFrom() + " 起纳入调度",
                    "The project is in dispatch from " + dossier.project().dispatchedFrom());
        }
        if (dossier.frozen().containsKey(month)) {
            throw ProjectProblem.LIGHT_ALREADY_FROZEN.at("/month", month + " 的灯已冻结", month + " is frozen");
        }
        return inForce(month);
    }

    /** The edition that judges a month, whether its cut-off has passed or not. */
    LightEdition inForce(YearMonth month) {
        return editions.all()
                .filter(one -> one.inForce(month))
                .findFirst()
                .orElseThrow(() -> ProjectProblem.LIGHT_NOT_DUE.at(
                        "/month", month + " 没有生效的评灯规则", "No light edition is in force in " + month));
    }

    /** Whether the month is the next one to be frozen for the project. */
    static boolean isNext(Dossier dossier, YearMonth month) {
        return month.equals(dossier.project().dispatchedFrom())
                || dossier.frozen().containsKey(month.minusMonths(1));
    }
}
