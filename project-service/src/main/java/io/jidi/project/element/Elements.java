package io.jidi.project.element;

import io.jidi.platform.http.Versions;
import io.jidi.platform.money.Money;
import io.jidi.platform.problem.PlatformProblem;
import io.jidi.platform.sql.Sql;
import io.jidi.platform.time.ClockSource;
import io.jidi.project.BusinessDay;
import io.jidi.project.ProjectProblem;
import io.jidi.project.library.ProjectId;
import io.jidi.project.library.Projects;
import io.jidi.project.rules.ElementKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds requests for those who see their project. */
@ApplicationScoped
class Elements {

    private final EntityManager entities;
    private final Projects projects;
    private final Sql sql;
    private final BusinessDay day;

    Elements(EntityManager entities, Projects projects, Sql sql, BusinessDay day) {
        this.entities = entities;
        this.projects = projects;
        this.sql = sql;
        this.day = day;
    }

    /** @throws io.jidi.platform.problem.Problem 404 for one of a project out of scope */
    ElementRequest visible(ElementId id) {
        return find(id, LockModeType.NONE);
    }

    /** Locked until the transaction ends, and in one of the statuses from which the step leads. */
    ElementRequest toChange(ElementId id, @Nullable String ifMatch, Set<ElementRequest.Status> from) {
        // The project first: what a step tells of it must still be right when it is told, and a restriction takes it
        // first too.
        projects.toBeNamed(projectOf(id));
        ElementRequest request = find(id, LockModeType.PESSIMISTIC_WRITE);
        Versions.requireMatch(ifMatch, request.version());
        if (!from.contains(request.status())) {
            throw ProjectProblem.ELEMENT_STEP_REFUSED.problem(
                    "该要素事项现为 " + request.status() + "，不能这样办理",
                    "The request is " + request.status() + " and cannot go there");
        }
        return request;
    }

    /** @throws io.jidi.platform.problem.Problem 422 for funds with parts of a fen, which no event could tell */
    void requireFen(ElementKind kind, @Nullable BigDecimal amount, String pointer) {
        if (kind == ElementKind.FUNDS
                && amount != null
                && amount.stripTrailingZeros().scale() > 2) {
            throw ProjectProblem.ELEMENT_REFUSED.at(pointer, "资金以元计，最多两位小数", "Funds are yuan with two decimals");
        }
    }

    /** With the deals of funds since the day it was raised, if it is about funds and its owner is known. */
    ElementView view(ElementRequest request) {
        return request.view(day.today(), request.kind() == ElementKind.FUNDS ? answers(request) : List.of());
    }

    private List<ElementView.Answer> answers(ElementRequest request) {
        return sql.list(
                "select deal, fund, stage, registered_at from element_deal where credit_code = ? and registered_at >= ?"
                        + " order by registered_at, deal",
                row -> new ElementView.Answer(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getObject(4, OffsetDateTime.class).toInstant(),
                        paid(row.getString(1))),
                request.ownerCreditCode(),
                request.raisedDate().atStartOfDay(ClockSource.BUSINESS_ZONE).toInstant());
    }

    private List<Money> paid(String deal) {
        return sql.list(
                "select currency, sum(paid) from element_payment where deal = ? group by currency order by currency",
                row -> new Money(row.getBigDecimal(2), row.getString(1)),
                deal);
    }

    private ProjectId projectOf(ElementId id) {
        return sql.first(
                        "select project_id from element_request where id = ?",
                        row -> new ProjectId(row.getObject(1, UUID.class)),
                        id.value())
                .orElseThrow(PlatformProblem.NOT_FOUND::problem);
    }

    private ElementRequest find(ElementId id, LockModeType lock) {
        ElementRequest request = Optional.ofNullable(entities.find(ElementRequest.class, id.value(), lock))
                .orElseThrow(PlatformProblem.NOT_FOUND::problem);
        projects.visible(request.project());
        return request;
    }
}
