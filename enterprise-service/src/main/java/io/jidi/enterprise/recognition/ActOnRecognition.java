package io.jidi.enterprise.recognition;

import io.jidi.enterprise.EnterpriseEvents;
import io.jidi.enterprise.EnterpriseProblem;
import io.jidi.enterprise.enterprise.EnterpriseId;
import io.jidi.enterprise.enterprise.EnterpriseRegistry;
import io.jidi.enterprise.enterprise.EnterpriseStatus;
import io.jidi.enterprise.recognition.rules.Act;
import io.jidi.enterprise.recognition.rules.Action;
import io.jidi.enterprise.recognition.rules.Actor;
import io.jidi.enterprise.recognition.rules.Procedure;
import io.jidi.enterprise.recognition.rules.Procedures;
import io.jidi.enterprise.recognition.rules.Stage;
import io.jidi.enterprise.recognition.rules.Title;
import io.jidi.enterprise.recognition.rules.Workflow;
import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.event.NewEvent;
import io.jidi.platform.event.Outbox;
import io.jidi.platform.http.Versions;
import io.jidi.platform.problem.FieldError;
import io.jidi.platform.problem.Problem;
import io.jidi.platform.security.CallContext;
import io.jidi.platform.text.Text;
import io.jidi.platform.time.ClockSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Takes an application one step on, if the procedure allows it; recognition gives the title in the same breath. */
@ApplicationScoped
class ActOnRecognition {

    private final EntityManager entities;
    private final Recognitions recognitions;
    private final RecognitionSteps steps;
    private final Titles titles;
    private final EnterpriseRegistry registry;
    private final Procedures procedures;
    private final Desk desk;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final Clock clock;
    private final CallContext call;

    ActOnRecognition(
            EntityManager entities,
            Recognitions recognitions,
            RecognitionSteps steps,
            Titles titles,
            EnterpriseRegistry registry,
            Procedures procedures,
            Desk desk,
            Outbox outbox,
            AuditTrail audit,
            Clock clock,
            CallContext call) {
        this.entities = entities;
        this.recognitions = recognitions;
        this.steps = steps;
        this.titles = titles;
        this.registry = registry;
        this.procedures = procedures;
        this.desk = desk;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
        this.call = call;
    }

    /** What is to be done. */
    @Schema(name = "ActOnRecognition")
    public record Request(
            @NotNull Action action,

            @Nullable
            @Size(min = 1, max = 1000)
            @Pattern(regexp = "(?=[\\s\\S]*\\S)[^\\p{Cntrl}&&[^\\r\\n\\t]]*")
            @Schema(description = "退回、驳回、撤回和异议必填 | Needed for return, rejection, withdrawal and objections")
            String reason,

            @Nullable @Schema(description = "退回的补正期限或公示截止日 | Day to come again by, or last day of the notice")
            LocalDate until,

            @Nullable
            @Schema(
                    description =
                            "真实性声明和守法承诺，自评和提交时必须为 true | Truth statement and pledge; true to self-assess and submit")
            Boolean truthStated,

            @Nullable
            @Size(min = 1, max = 100)
            @Pattern(regexp = "\\P{Cntrl}*")
            @Schema(
                    description = "认定公告文号，认定时必填 | Document of recognition, needed to recognise",
                    examples = "皖经信企业〔2026〕88号")
            String documentNo,

            @Nullable @Size(min = 1, max = 50) @Pattern(regexp = "\\P{Cntrl}*") @Schema(examples = "第八批")
            String batch,

            @Nullable
            @Size(min = 1, max = 60)
            @Pattern(regexp = "[\\p{IsHan}\\p{Alnum}〔〕()（）-]+")
            @Schema(description = "缺省由系统编号 | Numbered by the system if absent")
            String certificateNo) {}

    /** Data of {@code …recognition.moved}. */
    record Moved(
            EnterpriseId enterpriseId,
            String creditCode,
            String name,
            String regionCode,
            RecognitionId recognitionId,
            Title title,
            Recognition.Kind kind,
            Action action,
            Stage previousStage,
            Stage stage,
            @Nullable LocalDate until) {}

    Recognition execute(RecognitionId id, @Nullable String ifMatch, Request request) {
        Recognition recognition = recognitions.get(id, LockModeType.PESSIMISTIC_WRITE);
        Versions.requireMatch(ifMatch, recognition.version());
        EnterpriseRegistry.Registered enterprise = registry.lock(recognition.enterpriseId());
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, ClockSource.BUSINESS_ZONE);
        Procedure procedure = procedures.find(recognition.procedureId()).orElseThrow();
        List<RecognitionStep> before = steps.of(id);
        Actor actor = desk.of(enterprise);
        Act act = new Act(
                request.action(),
                actor,
                today,
                request.reason(),
                request.until(),
                Boolean.TRUE.equals(request.truthStated()));
        Stage from = recognition.stage();
        Stage next = allowed(new Workflow(procedure)
                .decide(Recognitions.file(recognition, enterprise, RecognitionSteps.round(before)), act));
        // A returned application keeps its day until it is submitted again; a dismissed objection lets the notice go
        // on.
        LocalDate until = switch (next) {
            case RETURNED -> act.until();
            case SELF_ASSESSED, OBJECTION -> recognition.until();
            case PUBLIC_NOTICE -> from == Stage.OBJECTION ? recognition.until() : act.until();
            default -> null;
        };
        @Nullable
        GivenTitle given =
                next == Stage.RECOGNISED ? give(recognition, enterprise, procedure, request, today, now) : null;
        recognition.move(next, until, now);
        if (given != null) {
            recognition.fulfilledBy(given.id());
        }
        entities.flush();
        Optional<RecognitionSteps.Computed> computed = steps.computed(enterprise.id(), recognition.title());
        steps.add(
                id,
                new RecognitionStep(
                        before.size() + 1,
                        act.action(),
                        from,
                        next,
                        actor.person(),
                        call.caller().organisation(),
                        actor.levels().stream().map(Enum::name).sorted().toList(),
                        request.reason(),
                        until,
                        computed.map(RecognitionSteps.Computed::assessmentId).orElse(null),
                        computed.map(RecognitionSteps.Computed::outcome).orElse(null),
                        today,
                        now));
        Moved moved = new Moved(
                enterprise.id(),
                enterprise.creditCode(),
                enterprise.name(),
                enterprise.regionCode(),
                id,
                recognition.title(),
                recognition.kind(),
                act.action(),
                from,
                next,
                until);
        outbox.append(new NewEvent(
                EnterpriseEvents.STREAM,
                EnterpriseEvents.RECOGNITION_MOVED,
                1,
                enterprise.id(),
                moved,
                null,
                enterprise.dataScope()));
        audit.record(act.action() + "_RECOGNITION", id.wire(), request.reason(), from, moved);
        return recognition;
    }

    private GivenTitle give(
            Recognition recognition,
            EnterpriseRegistry.Registered enterprise,
            Procedure procedure,
            Request request,
            LocalDate today,
            Instant now) {
        String documentNo = request.documentNo();
        if (documentNo == null || documentNo.isBlank()) {
            throw EnterpriseProblem.ENTERPRISE_RECOGNITION_INCOMPLETE.at(
                    "/documentNo", "认定须给出公告文号", "Recognition needs the number of its document");
        }
        if (enterprise.status() != EnterpriseStatus.ACTIVE) {
            throw EnterpriseProblem.ENTERPRISE_RECOGNITION_NOT_ADMITTED.problem(
                    enterprise.name() + " 为 " + enterprise.status() + "，不能认定",
                    enterprise.name() + " is " + enterprise.status() + " and cannot be recognised");
        }
        titles.ban(enterprise.id(), today).ifPresent(ban -> {
            throw EnterpriseProblem.ENTERPRISE_RECOGNITION_NOT_ADMITTED.problem(
                    "企业在 " + ban.applyFrom() + " 前不得申请或认定", "The enterprise is banned until " + ban.applyFrom());
        });
        TitleId previous = recognition.previousTitle();
        LocalDate validFrom = today;
        if (previous != null) {
            GivenTitle before = titles.get(previous, LockModeType.PESSIMISTIC_WRITE);
            if (before.endedOn() != null) {
                throw EnterpriseProblem.ENTERPRISE_TITLE_NOT_HELD.problem(
                        "原称号已于 " + before.endedOn() + " 撤销", "The title was revoked on " + before.endedOn());
            }
            // An extension follows on; one that comes late leaves the gap visible.
            validFrom = before.validUntil().isBefore(today)
                    ? today
                    : before.validUntil().plusDays(1);
        }
        String number = request.certificateNo() == null
                ? titles.nextCertificate(recognition.title(), today.getYear())
                : request.certificateNo();
        return titles.give(
                enterprise,
                recognition.title(),
                new GivenTitle.Certificate(
                        number,
                        procedure.id(),
                        documentNo.strip(),
                        request.batch(),
                        validFrom,
                        procedure.validUntil(validFrom)),
                previous,
                now);
    }

    private static Stage allowed(Workflow.Decision decision) {
        if (decision instanceof Workflow.Decision.Allowed allowed) {
            return allowed.next();
        }
        Workflow.Decision.Refused refused = (Workflow.Decision.Refused) decision;
        Text reason = Text.of(refused.zh(), refused.en());
        EnterpriseProblem type = switch (refused.refusal()) {
            case NOT_NOW, NOTICE_RUNNING, NOTICE_OVER -> EnterpriseProblem.ENTERPRISE_RECOGNITION_NOT_NOW;
            case NOT_YOURS -> EnterpriseProblem.ENTERPRISE_RECOGNITION_NOT_YOURS;
            case FOUR_EYES -> EnterpriseProblem.ENTERPRISE_RECOGNITION_FOUR_EYES;
            case REASON_MISSING, DEADLINE_MISSING, DEADLINE_PASSED, NOTICE_TOO_SHORT, TRUTH_NOT_STATED ->
                EnterpriseProblem.ENTERPRISE_RECOGNITION_INCOMPLETE;
        };
        String pointer = switch (refused.refusal()) {
            case REASON_MISSING -> "/reason";
            case DEADLINE_MISSING, DEADLINE_PASSED, NOTICE_TOO_SHORT -> "/until";
            case TRUTH_NOT_STATED -> "/truthStated";
            default -> "/action";
        };
        throw new Problem(type, reason)
                .withError(new FieldError(pointer, refused.refusal().name(), reason));
    }
}
