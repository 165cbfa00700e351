package io.jidi.project.support;

import io.jidi.platform.security.CallContext;
import io.jidi.project.ProjectProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A second person passes or returns a list. */
@ApplicationScoped
class CheckCandidateList {

    private final SupportLists lists;
    private final CallContext call;

    CheckCandidateList(SupportLists lists, CallContext call) {
        this.lists = lists;
        this.call = call;
    }

    /** @param passed false returns the list; a new one is opened with better data */
    @Schema(name = "CheckCandidateList")
    record Request(
            boolean passed, @NotBlank @Size(max = 500) String reason) {}

    SupportListView execute(CandidateListId id, Request request) {
        SupportList list = lists.locked(id, SupportList.Status.OPENED);
        if (list.openedBy().equals(call.caller().userId())) {
            throw ProjectProblem.SUPPORT_STEP_REFUSED.problem("生成人不能审核", "Who opened the list does not check it");
        }
        list.checked(request.passed(), call.caller().userId());
        return lists.done(list, "CHECK_CANDIDATE_LIST", request.reason(), null);
    }
}
