package io.jidi.exchange.application;

import io.jidi.exchange.ExchangeProblem;
import io.jidi.platform.audit.AuditTrail;
import jakarta.enterprise.context.ApplicationScoped;

/** Lets a suspended platform in again, with the grant and the keys that it has. */
@ApplicationScoped
class ResumeApplication {

    private final Applications applications;
    private final AuditTrail audit;

    ResumeApplication(Applications applications, AuditTrail audit) {
        this.applications = applications;
        this.audit = audit;
    }

    ApplicationView execute(ApplicationId id, RevokeKey.Request request) {
        Application application = applications.locked(id);
        if (application.state() != Application.State.SUSPENDED) {
            throw ExchangeProblem.APPLICATION_STEP_REFUSED.problem("应用未被暂停", "The application is not suspended");
        }
        application.enter(Application.State.ACTIVE);
        ApplicationView view = applications.view(application);
        audit.record("RESUME_APPLICATION", id.wire(), request.reason().strip(), null, view);
        return view;
    }
}
