package io.jidi.fund.deal;

import com.fasterxml.jackson.core.type.TypeReference;
import io.jidi.fund.edition.StoredJson;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Quarterly reviews after the money is in (投后). */
@ApplicationScoped
class Reviews {

    private static final TypeReference<Map<String, String>> FIGURES = new TypeReference<>() {};
    /** A review of this quarter or one of the two before is recent. */
    private static final int RECENT_QUARTERS = 2;

    private static final int QUARTERS = 4;

    private final Sql sql;

    Reviews(Sql sql) {
        this.sql = sql;
    }

    /** How the firm does. */
    public enum Rating {
        SOUND,
        WATCH,
        TROUBLED
    }

    /** One review; a later one of the same quarter takes its place and both stay. */
    public record ReviewView(
            ReviewId id,
            DealId dealId,
            String quarter,
            Map<String, String> figures,
            Rating rating,
            String opinion,
            String document,
            Instant recordedAt,
            String recordedBy) {}

    /** The latest first. */
    List<ReviewView> of(DealId deal) {
        return sql.list(
                "select * from deal_review where deal_id = ? order by quarter desc, recorded_at desc, id desc",
                Reviews::read,
                deal.value());
    }

    boolean isRecent(DealId deal, LocalDate day) {
        Optional<ReviewView> last = of(deal).stream().findFirst();
        return last.isPresent() && number(day) - number(last.get().quarter()) <= RECENT_QUARTERS;
    }

    /** {@code 2026-Q3}. */
    static String quarterOf(LocalDate day) {
        return day.getYear() + "-Q" + day.get(IsoFields.QUARTER_OF_YEAR);
    }

    private static int number(LocalDate day) {
        return number(quarterOf(day));
    }

    private static int number(String quarter) {
        return Integer.parseInt(quarter.substring(0, 4)) * QUARTERS + quarter.charAt(quarter.length() - 1) - '0';
    }

    private static ReviewView read(ResultSet row) throws SQLException {
        return new ReviewView(
                new ReviewId(row.getObject("id", UUID.class)),
                new DealId(row.getObject("deal_id", UUID.class)),
                row.getString("quarter"),
                StoredJson.read(row.getString("figures"), FIGURES),
                Rating.valueOf(row.getString("rating")),
                row.getString("opinion"),
                row.getString("document"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getString("recorded_by"));
    }
}
