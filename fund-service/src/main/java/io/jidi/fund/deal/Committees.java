package io.jidi.fund.deal;

import io.jidi.fund.deal.rules.BallotRules;
import io.jidi.fund.deal.rules.Seat;
import io.jidi.fund.fund.Fund;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** Who decides in a fund, by day. */
@ApplicationScoped
class Committees {

    private final Sql sql;

    Committees(Sql sql) {
        this.sql = sql;
    }

    /** A committee; seats by member. */
    public record Committee(
            CommitteeId id,
            LocalDate validFromDate,
            BigDecimal quorumRate,
            BigDecimal majorityRate,
            boolean majorityInclusive,
            Map<String, Seat> seats,
            String document) {

        BallotRules rules() {
            return new BallotRules(quorumRate, majorityRate, majorityInclusive);
        }
    }

    /** The one in office on a day. */
    Optional<Committee> in(Fund fund, LocalDate day) {
        return of(fund).stream()
                .filter(one -> !one.validFromDate().isAfter(day))
                .findFirst();
    }

    /** All, the latest first. */
    List<Committee> of(Fund fund) {
        return sql.list(
                "select * from fund_committee where fund_id = ? order by valid_from desc, recorded_at desc, id desc",
                this::read,
                fund.id().value());
    }

    Committee one(UUID id) {
        return sql.first("select * from fund_committee where id = ?", this::read, id)
                .orElseThrow();
    }

    private Committee read(ResultSet row) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        return new Committee(
                new CommitteeId(id),
                row.getObject("valid_from", LocalDate.class),
                row.getBigDecimal("quorum_rate").stripTrailingZeros(),
                row.getBigDecimal("majority_rate").stripTrailingZeros(),
                row.getBoolean("majority_inclusive"),
                seats(id),
                row.getString("document"));
    }

    private Map<String, Seat> seats(UUID committee) {
        Map<String, Seat> seats = new TreeMap<>();
        sql.list(
                "select member, seat from committee_seat where committee_id = ?",
                row -> seats.put(row.getString(1), Seat.valueOf(row.getString(2))),
                committee);
        return seats;
    }
}
