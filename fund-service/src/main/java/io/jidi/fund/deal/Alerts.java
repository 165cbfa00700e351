package io.jidi.fund.deal;

import io.jidi.fund.fund.Fund;
import io.jidi.platform.sql.Sql;
import io.jidi.platform.text.Text;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What calls for a look at a firm in which the fund has money: read from the books, the watchlist and the reviews as they are. */
@ApplicationScoped
class Alerts {

    private final Reviews reviews;
    private final Sql sql;

    Alerts(Reviews reviews, Sql sql) {
        this.reviews = reviews;
        this.sql = sql;
    }

    /** Why. */
    public enum AlertKind {
        /** The firm fell on a ladder. */
        WATCHED,
        REVIEW_OVERDUE,
        /** The last review says so. */
        TROUBLED,
        /** Credit for reinvestment is lost if the firm leaves within five years (K1, K2; fund.md 2.4). */
        CREDIT_AT_RISK
    }

    /** One cause. */
    public record Alert(DealId dealId, String creditCode, AlertKind kind, String reasonZh, String reasonEn) {}

    private record Row(UUID deal, String creditCode, String position, String zh, String en, boolean credit) {}

    private static final String INVESTED = "select d.id, d.credit_code, coalesce(w.position, '') as position,"
            + " coalesce(w.reason_zh, '') as zh, coalesce(w.reason_en, '') as en,"
            + " exists (select from reinvestment_claim c join reinvestment_step s on s.claim_id = c.id"
            + "   where c.fund_id = d.fund_id and c.credit_code = d.credit_code and s.kind = 'RECOGNISED'"
            + "   and s.category in ('K1', 'K2') and s.day > ?) as credit"
            + " from deal d left join watch_entry w on w.credit_code = d.credit_code"
            + " where d.fund_id = ? and exists (select from investment i where i.deal_id = d.id and i.cost > i.realised_cost)"
            + " order by d.id";

    private static final int WATCHED_YEARS = 5;

    List<Alert> of(Fund fund, LocalDate day) {
        List<Alert> alerts = new ArrayList<>();
        List<Row> rows = sql.list(
                INVESTED,
                row -> new Row(
                        row.getObject("id", UUID.class),
                        row.getString("credit_code"),
                        row.getString("position"),
                        row.getString("zh"),
                        row.getString("en"),
                        row.getBoolean("credit")),
                day.minusYears(WATCHED_YEARS),
                fund.id().value());
        for (Row row : rows) {
            DealId deal = new DealId(row.deal());
            if (row.position().equals("WATCH")) {
                alerts.add(alert(row, AlertKind.WATCHED, Text.of(row.zh(), row.en())));
                if (row.credit()) {
                    alerts.add(alert(
                            row,
                            AlertKind.CREDIT_AT_RISK,
                            Text.of("五年内迁出将撤销返投认定", "Credit for reinvestment ends if it leaves within five years")));
                }
            }
            reviews.of(deal).stream()
                    .findFirst()
                    .filter(last -> last.rating() == Reviews.Rating.TROUBLED)
                    .ifPresent(last ->
                            alerts.add(alert(row, AlertKind.TROUBLED, Text.of(last.opinion(), last.opinion()))));
            if (!reviews.isRecent(deal, day)) {
                alerts.add(alert(
                        row, AlertKind.REVIEW_OVERDUE, Text.of("近两个季度没有投后评估", "No review of the last two quarters")));
            }
        }
        return alerts;
    }

    private static Alert alert(Row row, AlertKind kind, Text reason) {
        return new Alert(new DealId(row.deal()), row.creditCode(), kind, reason.zh(), reason.en());
    }
}
