package io.jidi.exchange.application;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;

/** A platform that was let in, or asks to be. */
@Entity
@Table(name = "application")
class Application {

    /** A platform without a grant in force is not active. */
    enum State {
        REGISTERED,
        ACTIVE,
        SUSPENDED
    }

    @Id
    private UUID id = new UUID(0, 0);

    @Column(name = "app_id")
    private String appId = "";

    private String name = "";
    private String organisation = "";
    private String contact = "";

    @Enumerated(EnumType.STRING)
    private State state = State.REGISTERED;

    @Column(name = "created_at")
    private Instant createdAt = Instant.EPOCH;

    @Version
    private long version;

    protected Application() {}

    Application(ApplicationId id, RegisterApplication.Request request, Instant now) {
        this.id = id.value();
        appId = request.appId();
        name = request.name().strip();
        organisation = request.organisation().strip();
        contact = request.contact().strip();
        createdAt = now;
    }

    ApplicationId id() {
        return new ApplicationId(id);
    }

    State state() {
        return state;
    }

    void enter(State next) {
        state = next;
    }

    ApplicationView.Summary summary() {
        return new ApplicationView.Summary(id(), appId, name, organisation, state, createdAt);
    }

    String contact() {
        return contact;
    }
}
