package io.jidi.fund.deal;

import io.jidi.fund.FundProblem;
import io.jidi.fund.deal.rules.Item;
import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.id.Uuid7;
import io.jidi.platform.security.CallContext;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Enters what a stage records, with its paper. */
@ApplicationScoped
class RecordEntry {

    private final Deals deals;
    private final Plans plans;
    private final Entries entries;
    private final AuditTrail audit;
    private final Uuid7 ids;
    private final Clock clock;
    private final CallContext call;
    private final Sql sql;

    RecordEntry(
            Deals deals,
            Plans plans,
            Entries entries,
            AuditTrail audit,
            Uuid7 ids,
            Clock clock,
            CallContext call,
            Sql sql) {
        this.deals = deals;
        this.plans = plans;
        this.entries = entries;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
        this.call = call;
        this.sql = sql;
    }

    /** The key that says duplicates were looked at; no item of the file, as it is asked only where there are any. */
    static final String DUPLICATES_SEEN = "duplicatesSeen";

    /** Which item, what value, by which paper. */
    record Request(
            @NotBlank @Size(max = 60) String item,
            @NotBlank @Size(max = 1000) String value,
            @Nullable @Size(max = 500) String document) {}

    Entries.EntryView execute(DealId id, Request request) {
        Deal deal = deals.locked(id);
        deal.requireActive();
        DealStage stage = DealStage.PROSPECT;
        if (!request.item().equals(DUPLICATES_SEEN)) {
            Item item = plans.current()
                    .item(request.item())
                    .filter(one -> one.kind().takes(request.value()))
                    .orElseThrow(() -> FundProblem.FUND_DEAL_ENTRY_INVALID.at(
                            "/item",
                            request.item() + " 不能登记为 " + request.value(),
                            request.item() + " cannot be " + request.value()));
            stage = plans.current().stageOf(item.key()).orElseThrow();
        }
        if (stage.isBefore(deal.stage())) {
            throw FundProblem.FUND_DEAL_STAGE.at(
                    "/item", "该资料属于已通过的阶段 " + stage, "The item belongs to the stage " + stage + ", which is passed");
        }
        EntryId entry = new EntryId(ids.next());
        sql.update(
                "insert into deal_entry (id, deal_id, round, stage, item, value, document, recorded_at, recorded_by)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                entry.value(),
                id.value(),
                deal.round(),
                stage,
                request.item(),
                request.value(),
                request.document(),
                clock.instant(),
                call.caller().userId());
        Entries.EntryView view = entries.of(id).stream()
                .filter(one -> one.id().equals(entry))
                .findFirst()
                .orElseThrow();
        audit.record("RECORD_DEAL_ENTRY", id.wire(), request.document(), null, view);
        return view;
    }
}
