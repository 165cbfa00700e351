package io.jidi.project.support;

import io.jidi.project.BusinessDay;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;

/** Begins the publicity of a list; nobody is paid before it is over. */
@ApplicationScoped
class PublishCandidateList {

    /** At least five working days (domain reference 2.15). Public holidays are not known here: the office may wait longer. */
    static final int WORKING_DAYS = 5;

    private final SupportLists lists;
    private final BusinessDay day;

    PublishCandidateList(SupportLists lists, BusinessDay day) {
        this.lists = lists;
        this.day = day;
    }

    SupportListView execute(CandidateListId id) {
        SupportList list = lists.locked(id, SupportList.Status.CHECKED);
        LocalDate today = day.today();
        list.publicised(today, SupportLists.afterWorkingDays(today, WORKING_DAYS));
        return lists.done(list, "PUBLISH_CANDIDATE_LIST", null, today);
    }
}
