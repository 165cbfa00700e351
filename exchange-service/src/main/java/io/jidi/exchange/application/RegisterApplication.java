package io.jidi.exchange.application;

import io.jidi.exchange.ExchangeProblem;
import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.id.Uuid7;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Registers a platform; it may do nothing until a grant and a key are in force. */
@ApplicationScoped
class RegisterApplication {

    private final EntityManager entities;
    private final Sql sql;
    private final Applications applications;
    private final AuditTrail audit;
    private final Uuid7 ids;
    private final Clock clock;

    RegisterApplication(
            EntityManager entities, Sql sql, Applications applications, AuditTrail audit, Uuid7 ids, Clock clock) {
        this.entities = entities;
        this.sql = sql;
        this.applications = applications;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** @param contact who answers for it */
    @Schema(name = "RegisterApplication")
    public record Request(
            @NotNull @Pattern(regexp = "[a-z][a-z0-9-]{2,39}")
            String appId,

            @NotBlank @Size(max = 200) String name,
            @NotBlank @Size(max = 200) String organisation,
            @NotBlank @Size(max = 200) String contact) {}

    ApplicationView execute(Request request) {
        if (sql.number("select count(*) from application where app_id = ?", request.appId()) > 0) {
            throw ExchangeProblem.APPLICATION_TAKEN.at(
                    "/appId", "已有应用 " + request.appId(), "There is an application " + request.appId());
        }
        Application application = new Application(new ApplicationId(ids.next()), request, clock.instant());
        entities.persist(application);
        entities.flush();
        ApplicationView view = applications.view(application);
        audit.record("REGISTER_APPLICATION", application.id().wire(), null, null, view);
        return view;
    }
}
