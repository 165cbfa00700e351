package io.jidi.enterprise.recognition;

import io.jidi.enterprise.EnterpriseProblem;
import io.jidi.enterprise.enterprise.EnterpriseId;
import io.jidi.enterprise.enterprise.EnterpriseRegistry;
import io.jidi.enterprise.enterprise.EnterpriseStatus;
import io.jidi.enterprise.recognition.rules.Level;
import io.jidi.enterprise.recognition.rules.Procedure;
import io.jidi.enterprise.recognition.rules.Procedures;
import io.jidi.enterprise.recognition.rules.Stage;
import io.jidi.enterprise.recognition.rules.Title;
import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.id.Uuid7;
import io.jidi.platform.problem.FieldError;
import io.jidi.platform.problem.Problem;
import io.jidi.platform.text.Text;
import io.jidi.platform.time.ClockSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Opens an application for a title or its extension, unless something stands against it; then all of that is told. */
@ApplicationScoped
class OpenRecognition {

    private final EntityManager entities;
    private final EnterpriseRegistry registry;
    private final Titles titles;
    private final Procedures procedures;
    private final Desk desk;
    private final AuditTrail audit;
    private final Uuid7 ids;
    private final Clock clock;

    OpenRecognition(
            EntityManager entities,
            EnterpriseRegistry registry,
            Titles titles,
            Procedures procedures,
            Desk desk,
            AuditTrail audit,
            Uuid7 ids,
            Clock clock) {
        this.entities = entities;
        this.registry = registry;
        this.titles = titles;
        this.procedures = procedures;
        this.desk = desk;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** An application to be opened. */
    @Schema(name = "OpenRecognition")
    public record Request(
            @NotNull EnterpriseId enterpriseId,
            @NotNull Title title,

            @NotNull @Schema(description = "NEW 新申请，REVIEW 复核 | New, or re-assessment of a title that is held")
            Recognition.Kind kind) {}

    Recognition execute(Request request) {
        EnterpriseRegistry.Registered enterprise = registry.lock(request.enterpriseId());
        if (!desk.of(enterprise).levels().contains(Level.APPLICANT)) {
            throw EnterpriseProblem.ENTERPRISE_RECOGNITION_NOT_YOURS.problem(
                    "只能由企业本身申请", "Only the enterprise itself applies");
        }
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, ClockSource.BUSINESS_ZONE);
        Procedure procedure = procedures
                .on(today)
                .orElseThrow(() -> EnterpriseProblem.ENTERPRISE_RECOGNITION_NOT_ADMITTED.problem(
                        today + " 没有施行的认定办法", "No edition of the procedure is in force on " + today));
        Optional<GivenTitle> held = titles.alive(enterprise.id(), request.title(), today);
        refuse(obstacles(enterprise, request, held, today));
        Recognition recognition = new Recognition(
                new RecognitionId(ids.next()),
                enterprise.id(),
                request.title(),
                procedure.id(),
                request.kind() == Recognition.Kind.REVIEW ? held.orElseThrow().id() : null,
                now);
        entities.persist(recognition);
        audit.record("OPEN_RECOGNITION", recognition.id().wire(), null, null, request);
        return recognition;
    }

    private List<FieldError> obstacles(
            EnterpriseRegistry.Registered enterprise, Request request, Optional<GivenTitle> held, LocalDate today) {
        List<FieldError> found = new ArrayList<>();
        if (enterprise.status() != EnterpriseStatus.ACTIVE) {
            found.add(obstacle(
                    "/enterpriseId",
                    "NOT_ACTIVE",
                    enterprise.name() + " 自 " + enterprise.statusSince() + " 起为 " + enterprise.status(),
                    enterprise.name() + " is " + enterprise.status() + " since " + enterprise.statusSince()));
        }
        titles.ban(enterprise.id(), today)
                .ifPresent(ban -> found.add(obstacle(
                        "/enterpriseId",
                        "BANNED",
                        "因" + ban.title().zh() + "被撤销（" + ban.cause() + "：" + ban.reason() + "），" + ban.applyFrom()
                                + " 前不得申请",
                        "The title " + ban.title().en() + " was revoked (" + ban.cause() + ": " + ban.reason()
                                + "); no application before " + ban.applyFrom())));
        if (isOpen(enterprise.id(), request.title())) {
            found.add(obstacle("/title", "ALREADY_OPEN", "同一称号已有在办申请", "An application for this title is under way"));
        }
        if (request.kind() == Recognition.Kind.NEW) {
            held.ifPresent(title -> found.add(obstacle(
                    "/kind",
                    "ALREADY_HELD",
                    "称号有效至 " + title.validUntil() + "，请申请复核",
                    "The title is held until " + title.validUntil() + "; apply for its re-assessment")));
        } else {
            found.addAll(againstReview(held, today));
        }
        return found;
    }

    private List<FieldError> againstReview(Optional<GivenTitle> held, LocalDate today) {
        if (held.isEmpty()) {
            return List.of(obstacle(
                    "/kind", "NOT_HELD", "没有有效期内的称号可供复核", "There is no title in its validity to be re-assessed"));
        }
        return titles.losses(held.get(), today).stream()
                .map(loss -> obstacle("/kind", loss.code(), loss.zh(), loss.en()))
                .toList();
    }

    private boolean isOpen(EnterpriseId enterprise, Title title) {
        return entities.createQuery(
                                "select count(r) from Recognition r where r.enterpriseId = :enterprise and r.title = :title"
                                        + " and r.stage not in (:final)",
                                Long.class)
                        .setParameter("enterprise", enterprise.value())
                        .setParameter("title", title)
                        .setParameter("final", List.of(Stage.RECOGNISED, Stage.REJECTED, Stage.WITHDRAWN))
                        .getSingleResult()
                > 0;
    }

    private static FieldError obstacle(String pointer, String code, String zh, String en) {
        return new FieldError(pointer, code, Text.of(zh, en));
    }

    private static void refuse(List<FieldError> obstacles) {
        if (obstacles.isEmpty()) {
            return;
        }
        String zh =
                String.join("；", obstacles.stream().map(o -> o.message().zh()).toList());
        String en =
                String.join("; ", obstacles.stream().map(o -> o.message().en()).toList());
        throw new Problem(EnterpriseProblem.ENTERPRISE_RECOGNITION_NOT_ADMITTED, Text.of(zh, en)).withErrors(obstacles);
    }
}
