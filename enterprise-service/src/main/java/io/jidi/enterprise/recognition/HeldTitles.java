package io.jidi.enterprise.recognition;

import io.jidi.enterprise.recognition.rules.Title;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The official titles of enterprises as facts with dates, for whoever judges them by a standard that asks for a title. */
@ApplicationScoped
public class HeldTitles {

    private static final String GIVEN = """
            select enterprise_id, title, valid_from, least(valid_until, ended_on - 1) as last_day, document_no
            from title
            where enterprise_id = any(?)
            order by enterprise_id, valid_from, id
            """;

    private static final String STANDING = """
            select id, enterprise_id, title, valid_until
            from title t
            where enterprise_id = any(?) and ended_on is null and valid_from <= ? and valid_until >= ?
              and not exists (select 1 from title n where n.previous_id = t.id)
            order by enterprise_id, title, valid_until
            """;

    private final Sql sql;

    HeldTitles(Sql sql) {
        this.sql = sql;
    }

    /**
     * A title that was given.
     *
     * @param kind its code in the list {@code titles} of the indicator catalogue
     * @param start first day on which it holds
     * @param end last day on which it holds or held; a revocation takes its own day away
     */
    public record Held(String kind, LocalDate start, LocalDate end, String documentNo) {

        /** Whether there was a day on which it held: one revoked on its first day never did. */
        public boolean ever() {
            return !end.isBefore(start);
        }
    }

    /** Every title ever given to them, oldest first; enterprises without one are left out. */
    public Map<UUID, List<Held>> of(Collection<UUID> enterprises) {
        Map<UUID, List<Held>> held = new HashMap<>();
        sql.list(
                GIVEN,
                row -> held.computeIfAbsent(row.getObject("enterprise_id", UUID.class), id -> new ArrayList<>())
                        .add(new Held(
                                row.getString("title"),
                                row.getObject("valid_from", LocalDate.class),
                                row.getObject("last_day", LocalDate.class),
                                row.getString("document_no"))),
                List.copyOf(enterprises));
        return held;
    }

    /**
     * A title that holds and has not been extended yet: it is lost unless its holder passes the re-assessment.
     *
     * @param standard whose re-assessment rule is in question
     */
    public record Standing(TitleId id, UUID enterpriseId, Title title, String standard, LocalDate validUntil) {}

    /** Those of them that hold on a day and are not extended, by enterprise. */
    public Map<UUID, List<Standing>> standing(Collection<UUID> enterprises, LocalDate day) {
        Map<UUID, List<Standing>> standing = new HashMap<>();
        sql.list(
                STANDING,
                row -> {
                    Title title = Title.valueOf(row.getString("title"));
                    UUID enterprise = row.getObject("enterprise_id", UUID.class);
                    return standing.computeIfAbsent(enterprise, id -> new ArrayList<>())
                            .add(new Standing(
                                    new TitleId(row.getObject("id", UUID.class)),
                                    enterprise,
                                    title,
                                    title.standard(),
                                    row.getObject("valid_until", LocalDate.class)));
                },
                List.copyOf(enterprises),
                day,
                day);
        return standing;
    }

    /** The title that holds on a day, highest of several; absent for none. */
    public static @Nullable Held highest(List<Held> titles, LocalDate day) {
        Held highest = null;
        for (Held each : titles) {
            boolean holds = !day.isBefore(each.start()) && !day.isAfter(each.end());
            if (holds && (highest == null || rank(each) > rank(highest))) {
                highest = each;
            }
        }
        return highest;
    }

    private static int rank(Held title) {
        return Title.valueOf(title.kind()).ordinal();
    }
}
