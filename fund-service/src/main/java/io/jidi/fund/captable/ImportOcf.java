package io.jidi.fund.captable;

import io.jidi.fund.FundProblem;
import io.jidi.fund.deal.DealId;
import io.jidi.fund.deal.DealOwner;
import io.jidi.platform.audit.AuditTrail;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes a firm's cap table in from an Open Cap Table Format package; into an empty table only, so that nothing counts twice. */
@ApplicationScoped
class ImportOcf {

    private final DealOwner deals;
    private final CapTables tables;
    private final AddHolder holders;
    private final RecordCapEvents record;
    private final AuditTrail audit;

    ImportOcf(DealOwner deals, CapTables tables, AddHolder holders, RecordCapEvents record, AuditTrail audit) {
        this.deals = deals;
        this.tables = tables;
        this.holders = holders;
        this.record = record;
        this.audit = audit;
    }

    /**
     * A package and who its stakeholders are here.
     *
     * @param files of the package
     * @param holders by the stakeholder's id in the package; null, or one that is not named: an outside investor
     */
    record Request(
            @NotEmpty @Size(max = 20) List<@NotNull Map<String, Object>> files,
            @Nullable @Size(max = 500) Map<String, AddHolder.@Valid @NotNull Request> holders,
            @NotBlank @Size(max = 500) String document) {}

    CapTables.View execute(DealId id, Request request) {
        deals.locked(id);
        if (!tables.events(id).isEmpty()) {
            throw FundProblem.FUND_CAP_TABLE_INVALID.problem("已有股权记录，不能再导入", "There is a table already");
        }
        OpenCapTable.Package source = new OpenCapTable.Package(request.files());
        Map<String, AddHolder.Request> known = request.holders() == null ? Map.of() : request.holders();
        Map<String, HolderId> ids = new LinkedHashMap<>();
        OcfReader.stakeholders(source)
                .forEach((key, name) -> ids.put(
                        key,
                        holders.execute(
                                        id,
                                        known.getOrDefault(
                                                key,
                                                new AddHolder.Request(
                                                        name, CapTables.HolderKind.INVESTOR, null, null, null)))
                                .id()));
        List<RecordCapEvents.Event> events = OcfReader.events(source, ids);
        if (events.isEmpty()) {
            throw FundProblem.FUND_OCF_UNREADABLE.at("/files", "没有股票交易", "There is no stock transaction");
        }
        LocalDate last = record.write(id, new RecordCapEvents.Request(events, request.document()));
        CapTables.View view = tables.on(id, last);
        audit.record("IMPORT_CAP_TABLE", id.wire(), request.document(), null, view);
        return view;
    }
}
