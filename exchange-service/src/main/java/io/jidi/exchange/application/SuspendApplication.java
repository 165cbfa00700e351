package io.jidi.exchange.application;

import io.jidi.exchange.ExchangeProblem;
import io.jidi.platform.audit.AuditTrail;
import jakarta.enterprise.context.ApplicationScoped;

/** Stops a platform at once; a grant that is put in force later does not let it in again, resuming does. */
@ApplicationScoped
class SuspendApplication {

    private final Applications applications;
    private final AuditTrail audit;

    SuspendApplication(Applications applications, AuditTrail audit) {
        this.applications = applications;
        this.audit = audit;
    }

    ApplicationView execute(ApplicationId id, RevokeKey.Request request) {
        Application application = applications.locked(id);
        if (application.state() != Application.State.ACTIVE) {
            throw ExchangeProblem.APPLICATION_STEP_REFUSED.problem("应用未启用", "The application is not active");
        }
        application.enter(Application.State.SUSPENDED);
        ApplicationView view = applications.view(application);
        audit.record("SUSPEND_APPLICATION", id.wire(), request.reason().strip(), null, view);
        return view;
    }
}
