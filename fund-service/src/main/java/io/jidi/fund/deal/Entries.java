package io.jidi.fund.deal;

import io.jidi.fund.deal.rules.Entered;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was entered for a deal; the last value of a round stands, and nothing is taken away. */
@ApplicationScoped
class Entries {

    private final Sql sql;

    Entries(Sql sql) {
        this.sql = sql;
    }

    /** One entry. */
    public record EntryView(
            EntryId id,
            int round,
            DealStage stage,
            String item,
            String value,
            @Nullable String document,
            Instant recordedAt,
            String recordedBy) {}

    /** All of a deal, the first first. */
    List<EntryView> of(DealId deal) {
        return sql.list("select * from deal_entry where deal_id = ? order by recording", Entries::read, deal.value());
    }

    /**
     * What stands in a round, by item. An item of sourcing or screening that the round does not have is that of the round
     * before: the firm is the same.
     */
    Map<String, Entered> standing(DealId deal, int round) {
        Map<String, Entered> standing = new HashMap<>();
        for (EntryView one : of(deal)) {
            boolean carried = one.round() < round && one.stage().isBefore(DealStage.INITIATION);
            if (one.round() == round || carried) {
                standing.merge(one.item(), entered(one), Entries::join);
            }
        }
        return standing;
    }

    private static Entered entered(EntryView one) {
        return new Entered(one.value(), one.document(), Set.of(one.recordedBy()));
    }

    /** The same value from another person is a confirmation; another value, or another paper, begins anew. */
    private static Entered join(Entered before, Entered now) {
        String document = now.document() == null ? before.document() : now.document();
        if (!before.value().equals(now.value()) || !Objects.equals(before.document(), document)) {
            return now;
        }
        Set<String> by = new HashSet<>(before.by());
        by.addAll(now.by());
        return new Entered(now.value(), document, by);
    }

    private static EntryView read(ResultSet row) throws SQLException {
        return new EntryView(
                new EntryId(row.getObject("id", UUID.class)),
                row.getInt("round"),
                DealStage.valueOf(row.getString("stage")),
                row.getString("item"),
                row.getString("value"),
                row.getString("document"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getString("recorded_by"));
    }
}
