package io.jidi.fund.deal;

import com.fasterxml.jackson.core.type.TypeReference;
import io.jidi.fund.deal.rules.TermSheet;
import io.jidi.fund.edition.StoredJson;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Terms of a deal, by round; the last of a round stands. */
@ApplicationScoped
class TermSheets {

    private static final TypeReference<TermSheet> CLAUSES = new TypeReference<>() {};

    private final Sql sql;

    TermSheets(Sql sql) {
        this.sql = sql;
    }

    /** One version of a round's terms. */
    public record TermsView(
            TermsId id, int round, TermSheet clauses, String document, Instant recordedAt, String recordedBy) {}

    /** The latest first. */
    List<TermsView> of(DealId deal) {
        return sql.list(
                "select * from deal_terms where deal_id = ? order by recording desc", TermSheets::read, deal.value());
    }

    Optional<TermSheet> standing(DealId deal, int round) {
        return of(deal).stream()
                .filter(one -> one.round() == round)
                .map(TermsView::clauses)
                .findFirst();
    }

    private static TermsView read(ResultSet row) throws SQLException {
        return new TermsView(
                new TermsId(row.getObject("id", UUID.class)),
                row.getInt("round"),
                StoredJson.read(row.getString("clauses"), CLAUSES),
                row.getString("document"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getString("recorded_by"));
    }
}
