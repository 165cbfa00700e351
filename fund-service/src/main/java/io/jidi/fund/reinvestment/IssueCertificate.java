package io.jidi.fund.reinvestment;

import com.fasterxml.jackson.core.type.TypeReference;
import io.jidi.fund.FundStreams;
import io.jidi.fund.edition.StoredJson;
import io.jidi.fund.fund.Fund;
import io.jidi.fund.fund.FundId;
import io.jidi.fund.fund.Funds;
import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.event.NewEvent;
import io.jidi.platform.event.Outbox;
import io.jidi.platform.id.Uuid7;
import io.jidi.platform.security.CallContext;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotNull;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/** Certifies how a fund stands on a day; what was certified is kept word for word, whatever is found later. */
@ApplicationScoped
class IssueCertificate {

    private static final TypeReference<StandingView> STANDING = new TypeReference<>() {};

    private final Funds funds;
    private final ReinvestmentStanding standing;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final Uuid7 ids;
    private final Clock clock;
    private final CallContext call;
    private final Sql sql;

    IssueCertificate(
            Funds funds,
            ReinvestmentStanding standing,
            Outbox outbox,
            AuditTrail audit,
            Uuid7 ids,
            Clock clock,
            CallContext call,
            Sql sql) {
        this.funds = funds;
        this.standing = standing;
        this.outbox = outbox;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
        this.call = call;
        this.sql = sql;
    }

    /** What is announced; the standing itself is read by its digest. */
    record Announced(CertificateId id, FundId fundId, LocalDate asOf, String sha256) {}

    /** As of which day. */
    record Request(@NotNull LocalDate asOf) {}

    /**
     * A certificate.
     *
     * @param sha256 of the standing's canonical text
     */
    public record Certificate(
            CertificateId id,
            FundId fundId,
            LocalDate asOf,
            String sha256,
            StandingView standing,
            Instant issuedAt,
            String issuedBy) {}

    Certificate execute(FundId id, Request request) {
        Fund fund = funds.locked(id);
        StandingView view = standing.of(fund, request.asOf(), null);
        CertificateId certificate = new CertificateId(ids.next());
        sql.update(
                "insert into reinvestment_certificate (id, fund_id, as_of, content, sha256, issued_at, issued_by)"
                        + " values (?, ?, ?, ?::jsonb, ?, ?, ?)",
                certificate.value(),
                id.value(),
                request.asOf(),
                StoredJson.write(view),
                StoredJson.digest(view),
                clock.instant(),
                call.caller().userId());
        Certificate issued = of(id).stream()
                .filter(one -> one.id().equals(certificate))
                .findFirst()
                .orElseThrow();
        outbox.append(new NewEvent(
                FundStreams.REINVESTMENT,
                FundStreams.REINVESTMENT.type("certified"),
                1,
                certificate,
                new Announced(certificate, id, request.asOf(), issued.sha256()),
                request.asOf(),
                fund.dataScope()));
        audit.record("ISSUE_REINVESTMENT_CERTIFICATE", certificate.wire(), null, null, issued);
        return issued;
    }

    /** All of a fund, the latest first. */
    List<Certificate> of(FundId fund) {
        return sql.list(
                "select * from reinvestment_certificate where fund_id = ? order by issued_at desc, id desc",
                IssueCertificate::read,
                fund.value());
    }

    private static Certificate read(ResultSet row) throws SQLException {
        return new Certificate(
                new CertificateId(row.getObject("id", UUID.class)),
                new FundId(row.getObject("fund_id", UUID.class)),
                row.getObject("as_of", LocalDate.class),
                row.getString("sha256"),
                StoredJson.read(row.getString("content"), STANDING),
                row.getObject("issued_at", OffsetDateTime.class).toInstant(),
                row.getString("issued_by"));
    }
}
