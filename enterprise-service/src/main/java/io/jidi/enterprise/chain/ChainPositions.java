package io.jidi.enterprise.chain;

import io.jidi.enterprise.EnterpriseEvents;
import io.jidi.enterprise.EnterpriseProblem;
import io.jidi.enterprise.criteria.rules.Wording;
import io.jidi.enterprise.enterprise.EnterpriseId;
import io.jidi.enterprise.enterprise.EnterpriseRegistry;
import io.jidi.enterprise.enterprise.EnterpriseStatus;
import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.event.NewEvent;
import io.jidi.platform.event.Outbox;
import io.jidi.platform.id.Uuid7;
import io.jidi.platform.problem.PlatformProblem;
import io.jidi.platform.security.CallContext;
import io.jidi.platform.sql.Sql;
import io.jidi.platform.time.ClockSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Who takes which node of a chain, from when to when. */
@ApplicationScoped
class ChainPositions {

    private static final String SELECT =
            "select p.*, n.name_zh, n.name_en from chain_position p join chain_node n on n.chain_code = p.chain_code"
                    + " and n.code = p.node_code";

    private final Sql sql;
    private final Chains chains;
    private final EnterpriseRegistry registry;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final Uuid7 ids;
    private final Clock clock;
    private final CallContext call;

    ChainPositions(
            Sql sql,
            Chains chains,
            EnterpriseRegistry registry,
            Outbox outbox,
            AuditTrail audit,
            Uuid7 ids,
            Clock clock,
            CallContext call) {
        this.sql = sql;
        this.chains = chains;
        this.registry = registry;
        this.outbox = outbox;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
        this.call = call;
    }

    /** What a node is to an enterprise. */
    @Schema(name = "ChainPositionRank")
    public enum Rank {
        /** Its main place in the chain; one at a time. */
        PRIMARY,
        SECONDARY
    }

    /** An enterprise that takes a node. */
    @Schema(name = "TakeChainPosition")
    public record Taking(
            @NotNull EnterpriseId enterpriseId,
            @NotNull @Pattern(regexp = Chains.NODE_CODE) String node,
            @NotNull Rank rank,

            @NotNull @Schema(description = "自该日起 | First day")
            LocalDate from,

            @NotBlank @Size(max = 500) @Pattern(regexp = "\\P{Cntrl}*") @Schema(description = "依据 | Evidence")
            String evidence) {}

    /** The end of something dated. */
    @Schema(name = "EndDatedFact")
    public record Ending(
            @NotNull @Schema(description = "自该日起不再成立 | First day on which it no longer holds")
            LocalDate on,

            @NotBlank @Size(max = 500) @Pattern(regexp = "\\P{Cntrl}*")
            String reason) {}

    /** A place on a chain as it stands. */
    @Schema(name = "ChainPosition")
    public record View(
            PositionId id,
            String chain,
            String node,
            Wording nodeName,
            EnterpriseId enterpriseId,
            Rank rank,
            LocalDate from,
            @Nullable LocalDate to,
            String evidence,
            @Nullable String endReason,
            String recordedBy,
            Instant recordedAt) {}

    /** Data of {@code …chain.changed}. */
    record Changed(
            EnterpriseId enterpriseId,
            String creditCode,
            String name,
            String regionCode,
            @Nullable String baseCode,
            String chain,
            String node,
            Wording nodeName,
            Rank rank,
            String change,
            LocalDate on) {}

    View take(String chainCode, Taking taking) {
        EnterpriseRegistry.Registered enterprise = registry.lock(taking.enterpriseId());
        chains.get(chainCode);
        Chains.Node node = chains.node(chainCode, taking.node());
        LocalDate today = LocalDate.ofInstant(clock.instant(), ClockSource.BUSINESS_ZONE);
        if (node.retired()) {
            throw invalid("/node", "节点 " + node.code() + " 已停用", "The node " + node.code() + " was taken out");
        }
        if (enterprise.status() != EnterpriseStatus.ACTIVE) {
            throw invalid(
                    "/enterpriseId",
                    enterprise.name() + (enterprise.status() == EnterpriseStatus.DEREGISTERED ? " 已注销" : " 已迁出本省"),
                    enterprise.name() + " is " + enterprise.status());
        }
        if (taking.from().isAfter(today)) {
            throw EnterpriseProblem.ENTERPRISE_DATE_IN_FUTURE.at(
                    "/from", taking.from() + " 晚于今天 " + today, taking.from() + " is after today, " + today);
        }
        for (View present : of(enterprise.id())) {
            if (!present.chain().equals(chainCode) || present.to() != null) {
                continue;
            }
            if (present.node().equals(node.code())) {
                throw invalid("/node", "企业已在该节点", "The enterprise takes this node already");
            }
            if (taking.rank() == Rank.PRIMARY && present.rank() == Rank.PRIMARY) {
                throw invalid(
                        "/rank",
                        "企业在该链的主节点是 " + present.node(),
                        "Its main node of this chain is " + present.node() + " already");
            }
        }
        PositionId id = new PositionId(ids.next());
        sql.update(
                "insert into chain_position (id, chain_code, node_code, enterprise_id, rank, from_date, evidence,"
                        + " recorded_by, recorded_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                id.value(),
                chainCode,
                node.code(),
                enterprise.id().value(),
                taking.rank(),
                taking.from(),
                taking.evidence().strip(),
                call.caller().userId(),
                clock.instant());
        View view = find(id).orElseThrow();
        tell(enterprise, view, "TAKEN", taking.from());
        audit.record("TAKE_CHAIN_POSITION", id.wire(), null, null, taking);
        return view;
    }

    View end(String chainCode, PositionId id, Ending ending) {
        View held =
                find(id).filter(view -> view.chain().equals(chainCode)).orElseThrow(PlatformProblem.NOT_FOUND::problem);
        EnterpriseRegistry.Registered enterprise = registry.lock(held.enterpriseId());
        LocalDate today = LocalDate.ofInstant(clock.instant(), ClockSource.BUSINESS_ZONE);
        refuseEnding(held.from(), find(id).orElseThrow().to(), ending, today);
        sql.update(
                "update chain_position set to_date = ?, end_reason = ?, ended_by = ? where id = ?",
                ending.on(),
                ending.reason().strip(),
                call.caller().userId(),
                id.value());
        View ended = find(id).orElseThrow();
        tell(enterprise, ended, "LEFT", ending.on());
        audit.record("END_CHAIN_POSITION", id.wire(), ending.reason(), held, ended);
        return ended;
    }

    /** Refuses an end that lies before the beginning, in the future, or behind another end. */
    static void refuseEnding(LocalDate from, @Nullable LocalDate to, Ending ending, LocalDate today) {
        if (to != null) {
            throw invalid("/on", "已于 " + to + " 终止", "It ended on " + to);
        }
        if (ending.on().isBefore(from) || ending.on().isAfter(today)) {
            throw invalid(
                    "/on", "终止日期应在 " + from + " 至 " + today + " 之间", "The end lies between " + from + " and " + today);
        }
    }

    private static RuntimeException invalid(String pointer, String zh, String en) {
        return EnterpriseProblem.ENTERPRISE_CHAIN_INVALID.at(pointer, zh, en);
    }

    private void tell(EnterpriseRegistry.Registered enterprise, View view, String change, LocalDate on) {
        Changed changed = new Changed(
                enterprise.id(),
                enterprise.creditCode(),
                enterprise.name(),
                enterprise.regionCode(),
                enterprise.baseCode(),
                view.chain(),
                view.node(),
                view.nodeName(),
                view.rank(),
                change,
                on);
        outbox.append(new NewEvent(
                EnterpriseEvents.STREAM,
                EnterpriseEvents.CHAIN_CHANGED,
                1,
                enterprise.id(),
                changed,
                on,
                enterprise.dataScope()));
    }

    Optional<View> find(PositionId id) {
        return sql.first(SELECT + " where p.id = ?", ChainPositions::view, id.value());
    }

    /** Every place the enterprise takes or took, the latest first. */
    List<View> of(EnterpriseId enterprise) {
        return sql.list(
                SELECT + " where p.enterprise_id = ? order by p.to_date desc nulls first, p.from_date desc, p.id",
                ChainPositions::view,
                enterprise.value());
    }

    private static View view(ResultSet row) throws SQLException {
        return new View(
                new PositionId(row.getObject("id", UUID.class)),
                row.getString("chain_code"),
                row.getString("node_code"),
                new Wording(row.getString("name_zh"), row.getString("name_en")),
                new EnterpriseId(row.getObject("enterprise_id", UUID.class)),
                Rank.valueOf(row.getString("rank")),
                Objects.requireNonNull(row.getObject("from_date", LocalDate.class)),
                row.getObject("to_date", LocalDate.class),
                row.getString("evidence"),
                row.getString("end_reason"),
                row.getString("recorded_by"),
                row.getTimestamp("recorded_at").toInstant());
    }
}
