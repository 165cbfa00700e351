package io.jidi.project.library.rules;

import static io.jidi.project.library.rules.ProjectStatus.ADMITTED;
import static io.jidi.project.library.rules.ProjectStatus.EXITED;
import static io.jidi.project.library.rules.ProjectStatus.EXIT_PROPOSED;
import static io.jidi.project.library.rules.ProjectStatus.RESERVED;
import static io.jidi.project.library.rules.ProjectStatus.SUSPENDED;

import io.jidi.project.rules.Reason;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which way a project may go in the library (domain file project-library 2.9): out of the reserve by a new decision of the
 * checklist, out of the library by two people.
 */
public final class StatusRules {

    private static final Map<ProjectStatus, Set<ProjectStatus>> WAYS = Map.of(
            RESERVED, Set.of(ADMITTED, EXIT_PROPOSED),
            ADMITTED, Set.of(RESERVED, SUSPENDED, EXIT_PROPOSED),
            SUSPENDED, Set.of(ADMITTED, EXIT_PROPOSED),
            EXIT_PROPOSED, Set.of(ADMITTED, RESERVED, SUSPENDED, EXITED),
            EXITED, Set.of());

    private StatusRules() {}

    /**
     * Why this person may not take the project there; empty if they may.
     *
     * @param before status before {@code from}: a proposal that is turned down leads back to it
     * @param proposedBy who brought it to {@code from}
     * @param provincial whether the person acts for the provincial office, which alone decides an exit
     */
    public static Optional<Reason> refusal(
            ProjectStatus from,
            @Nullable ProjectStatus before,
            ProjectStatus to,
            @Nullable String proposedBy,
            String actor,
            boolean provincial) {
        boolean back = from == EXIT_PROPOSED && to != EXITED;
        if (!WAYS.getOrDefault(from, Set.of()).contains(to) || (back && to != before)) {
            return Optional.of(new Reason(
                    "NO_SUCH_WAY",
                    "不能由“" + from.zh() + "”变更为“" + to.zh() + "”",
                    "there is no way from " + from.en() + " to " + to.en()));
        }
        if (from == ADMITTED && to == RESERVED && !provincial) {
            return Optional.of(new Reason(
                    "PROVINCIAL_OFFICE_DECIDES", "转回储备由省级主管部门决定", "the provincial office decides on the reserve"));
        }
        if (from == EXIT_PROPOSED && !provincial) {
            return Optional.of(
                    new Reason("PROVINCIAL_OFFICE_DECIDES", "退出由省级主管部门决定", "the provincial office decides on an exit"));
        }
        if (to == EXITED && actor.equals(proposedBy)) {
            return Optional.of(
                    new Reason("SECOND_PERSON_NEEDED", "退出须由提出人以外的人员决定", "another person than the proposer decides"));
        }
        return Optional.empty();
    }
}
