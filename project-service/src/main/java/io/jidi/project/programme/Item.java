package io.jidi.project.programme;

import com.fasterxml.jackson.databind.JsonNode;
import io.jidi.project.Territory;
import io.jidi.project.library.ProjectId;
import io.jidi.project.programme.rules.ItemStatus;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One item of the register. */
@Entity
@Table(name = "register_item")
class Item {

    @Id
    private UUID id = new UUID(0, 0);

    @Column(name = "seed_code")
    private @Nullable String seedCode;

    private String kind = "";
    private String name = "";

    @Enumerated(EnumType.STRING)
    private ItemStatus status = ItemStatus.PLANNED;

    /** JSON that the kind's schema allowed when it was written. */
    private String attributes = "{}";

    private List<String> tags = new ArrayList<>();

    @Column(name = "base_code")
    private @Nullable String baseCode;

    private @Nullable String measure;
    private @Nullable String department;

    @Column(name = "region_code")
    private String regionCode = "";

    @Column(name = "policy_row")
    private @Nullable Integer policyRow;

    @Column(name = "owner_credit_code")
    private @Nullable String ownerCreditCode;

    @Column(name = "project_id")
    private @Nullable UUID projectId;

    private boolean restricted;
    private String source = "";

    @Column(name = "updated_at")
    private Instant updatedAt = Instant.EPOCH;

    @Version
    private long version;

    protected Item() {}

    Item(ItemId id, @Nullable String seedCode, ItemStatus status, ItemContent content, Instant now) {
        this.id = id.value();
        this.seedCode = seedCode;
        this.kind = content.kind();
        this.status = status;
        change(content, now);
    }

    /** Everything but kind and status. */
    final void change(ItemContent content, Instant now) {
        name = content.name().strip();
        attributes = content.attributes().toString();
        tags = new ArrayList<>(content.tags() == null ? List.of() : content.tags());
        baseCode = content.baseCode();
        measure = content.measure();
        department = content.department();
        regionCode = content.region();
        policyRow = content.policyRow();
        ownerCreditCode = content.ownerCreditCode();
        projectId = content.projectId() == null ? null : content.projectId().value();
        restricted = Boolean.TRUE.equals(content.restricted());
        source = content.source().strip();
        updatedAt = now;
    }

    void enter(ItemStatus next, Instant now) {
        status = next;
        updatedAt = now;
    }

    ItemId id() {
        return new ItemId(id);
    }

    String kind() {
        return kind;
    }

    ItemStatus status() {
        return status;
    }

    String regionCode() {
        return regionCode;
    }

    @Nullable
    String baseCode() {
        return baseCode;
    }

    @Nullable
    String ownerCreditCode() {
        return ownerCreditCode;
    }

    boolean restricted() {
        return restricted;
    }

    long version() {
        return version;
    }

    /** The mark of its events; what is the province's is for every user. */
    String mark() {
        return regionCode.equals(Territory.PROVINCE) ? "" : Territory.mark(regionCode, baseCode, ownerCreditCode);
    }

    ItemView view(ItemKinds kinds, List<ItemView.Step> steps) {
        JsonNode content = kinds.tree(attributes);
        return new ItemView(
                id(),
                seedCode,
                kind,
                name,
                status,
                content,
                List.copyOf(tags),
                baseCode,
                measure,
                department,
                regionCode,
                policyRow,
                ownerCreditCode,
                projectId == null ? null : new ProjectId(projectId),
                restricted,
                source,
                updatedAt,
                steps);
    }
}
