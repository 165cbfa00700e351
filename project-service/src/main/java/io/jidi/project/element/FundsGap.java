package io.jidi.project.element;

import io.jidi.platform.event.NewEvent;
import io.jidi.platform.event.Outbox;
import io.jidi.platform.money.Money;
import io.jidi.project.ProjectEvents;
import io.jidi.project.library.Project;
import io.jidi.project.library.ProjectId;
import io.jidi.project.rules.ElementKind;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The data of the events project.funds-gap-opened and project.funds-gap-closed. Funds answer by registering a deal with the
 * owner. A restricted project's gap is told to nobody.
 *
 * @param gap yuan that are still missing
 * @param neededBy day by which they are needed
 * @param outcome only when it is closed: SECURED, NOT_SECURED, or WITHDRAWN for a project that became restricted
 */
record FundsGap(
        ElementId requestId,
        ProjectId projectId,
        String code,
        String name,
        @Nullable String baseCode,
        String regionCode,
        @Nullable String ownerCreditCode,
        Money needed,
        Money gap,
        LocalDate neededBy,
        @Nullable String outcome) {

    static void open(Outbox outbox, Project project, ElementRequest request, LocalDate day) {
        if (toBeTold(project, request)) {
            tell(outbox, project, request, "funds-gap-opened", null, day);
        }
    }

    static void close(Outbox outbox, Project project, ElementRequest request, LocalDate day) {
        if (toBeTold(project, request)) {
            tell(
                    outbox,
                    project,
                    request,
                    "funds-gap-closed",
                    gap(request).signum() == 0 ? "SECURED" : "NOT_SECURED",
                    day);
        }
    }

    /** The project has just become restricted: neither its name nor its owner is told any more. */
    static void withdraw(Outbox outbox, Project project, ElementRequest request, LocalDate day) {
        tell(outbox, project, request, "funds-gap-closed", "WITHDRAWN", day);
    }

    private static boolean toBeTold(Project project, ElementRequest request) {
        return request.kind() == ElementKind.FUNDS && project.publicOwner() != null;
    }

    private static BigDecimal gap(ElementRequest request) {
        return request.needed().subtract(request.secured()).max(BigDecimal.ZERO);
    }

    private static void tell(
            Outbox outbox,
            Project project,
            ElementRequest request,
            String pastTense,
            @Nullable String outcome,
            LocalDate day) {
        outbox.append(new NewEvent(
                ProjectEvents.PROJECT,
                ProjectEvents.PROJECT.type(pastTense),
                1,
                project.id(),
                new FundsGap(
                        request.id(),
                        project.id(),
                        project.code(),
                        project.publicName(),
                        project.baseCode(),
                        project.regionCode(),
                        project.publicOwner(),
                        Money.cny(request.needed()),
                        Money.cny(gap(request)),
                        request.neededBy(),
                        outcome),
                day,
                project.dataScope()));
    }
}
