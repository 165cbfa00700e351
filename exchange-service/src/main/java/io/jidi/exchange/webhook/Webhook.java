package io.jidi.exchange.webhook;

import io.jidi.exchange.application.ApplicationId;
import io.jidi.platform.security.DataScope;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An address that wants to be told, by whom it was entered, and with which scope. */
@Entity
@Table(name = "webhook")
class Webhook {

    /** After a change of the secret the receiver has so long to take the new one. */
    static final Duration OVERLAP = Duration.ofHours(24);

    /** PAUSED: by a person, messages gather. DISABLED: by failures or the receiver's 410, messages do not gather. */
    enum State {
        ACTIVE,
        PAUSED,
        DISABLED,
        DELETED
    }

    @Id
    private UUID id = new UUID(0, 0);

    @Column(name = "application_id")
    private @Nullable UUID applicationId;

    private String organisation = "";

    @Column(name = "created_by")
    private String createdBy = "";

    private String url = "";
    private String description = "";
    private List<String> types = List.of();

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "webhook_scope", joinColumns = @JoinColumn(name = "webhook_id"))
    @Column(name = "entry")
    private Set<String> scope = new HashSet<>();

    @Enumerated(EnumType.STRING)
    private State state = State.ACTIVE;

    @Column(name = "state_reason")
    private @Nullable String stateReason;

    @Column(name = "secret_number")
    private int secretNumber;

    private @Nullable String secret;

    @Column(name = "secret_shown")
    private boolean secretShown;

    @Column(name = "previous_secret")
    private @Nullable String previousSecret;

    @Column(name = "previous_until")
    private @Nullable Instant previousUntil;

    @Column(name = "failing_since")
    private @Nullable Instant failingSince;

    @Column(name = "held_until")
    private @Nullable Instant heldUntil;

    @Column(name = "created_at")
    private Instant createdAt = Instant.EPOCH;

    @Column(name = "updated_at")
    private Instant updatedAt = Instant.EPOCH;

    @Version
    private long version;

    protected Webhook() {}

    Webhook(WebhookId id, @Nullable ApplicationId application, String organisation, String createdBy, Instant now) {
        this.id = id.value();
        applicationId = application == null ? null : application.value();
        this.organisation = organisation;
        this.createdBy = createdBy;
        createdAt = now;
        updatedAt = now;
    }

    WebhookId id() {
        return new WebhookId(id);
    }

    boolean isOfPlatform() {
        return applicationId != null;
    }

    String organisation() {
        return organisation;
    }

    DataScope scope() {
        return DataScope.parse(scope);
    }

    /** The marks of its own events. */
    String mark() {
        return String.join(",", scope.stream().sorted().toList());
    }

    void limitTo(Set<String> entries) {
        scope = new HashSet<>(entries);
    }

    void become(String address, String text, List<String> wanted, Instant now) {
        url = address;
        description = text;
        types = List.copyOf(wanted);
        updatedAt = now;
    }

    State state() {
        return state;
    }

    void enter(State next, @Nullable String reason, Instant now) {
        state = next;
        stateReason = reason;
        updatedAt = now;
        if (next == State.ACTIVE) {
            failingSince = null;
            heldUntil = null;
        }
        if (next == State.DELETED) {
            secret = null;
            forgetPrevious();
        }
    }

    /** What the next secret is sealed for. */
    String nextSecretOwner() {
        return secretOwner(id, secretNumber + 1);
    }

    String secretOwner() {
        return secretOwner(id, secretNumber);
    }

    static String secretOwner(UUID webhook, int number) {
        return "webhook:" + webhook + ':' + number;
    }

    /** @param previousUntil how long the present secret signs beside the new one; null to end it at once */
    void receive(String sealed, @Nullable Instant previousUntil, Instant now) {
        previousSecret = previousUntil == null ? null : secret;
        this.previousUntil = previousSecret == null ? null : previousUntil;
        secret = sealed;
        secretNumber++;
        secretShown = false;
        updatedAt = now;
    }

    private void forgetPrevious() {
        previousSecret = null;
        previousUntil = null;
    }

    @Nullable
    String secretToShow() {
        return secretShown ? null : secret;
    }

    void shown() {
        secretShown = true;
    }

    long version() {
        return version;
    }

    WebhookView view() {
        return new WebhookView(
                id(),
                applicationId == null ? null : new ApplicationId(applicationId),
                organisation,
                url,
                description,
                types,
                scope.stream().sorted().toList(),
                state,
                stateReason,
                secretShown,
                previousUntil,
                failingSince,
                heldUntil,
                createdBy,
                createdAt,
                updatedAt);
    }
}
