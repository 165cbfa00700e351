package io.jidi.enterprise.criteria;

import io.jidi.enterprise.criteria.rules.Edition;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Every edition there is: those shipped with the service, and those that were approved here. Asks the database which are
 * approved each time, so that an approval on another replica counts at once, and reads their texts only when that changed.
 */
@ApplicationScoped
public class EditionRegistry {

    private static final Logger LOG = Logger.getLogger(EditionRegistry.class);

    private final Editions shipped;
    private final Sql sql;
    private volatile Known known;

    EditionRegistry(Sql sql) {
        this.shipped = Editions.shipped();
        this.sql = sql;
        this.known = new Known(List.of(), shipped);
    }

    private record Known(List<UUID> approved, Editions editions) {}

    private record Approved(String editionId, String content) {}

    /** All editions as they are now. Keep the answer for the length of one decision. */
    public Editions current() {
        List<UUID> approved = sql.list(
                "select id from edition_draft where state = 'APPROVED' order by approved_at, id",
                row -> row.getObject(1, UUID.class));
        Known held = known;
        if (!held.approved().equals(approved)) {
            held = new Known(approved, read());
            known = held;
        }
        return held.editions();
    }

    private Editions read() {
        List<Approved> approved = sql.list(
                "select edition_id, content from edition_draft where state = 'APPROVED' order by approved_at, id",
                row -> new Approved(row.getString(1), row.getString(2)));
        Editions all = shipped;
        for (Approved each : approved) {
            try {
                all = all.succeededBy(each.editionId(), each.content());
            } catch (InvalidEdition wrong) {
                // A later release may ship it itself or drop a field it reads; the others must not fall with it.
                LOG.errorf(wrong, "The approved edition %s cannot be used any more", each.editionId());
            }
        }
        return all;
    }

    /** The edition of a draft, beside the editions there are; refused with the place named when it does not fit. */
    Edition check(String content) {
        Editions after = current().succeededBy(DraftEdition.PLACE, content);
        return after.all().stream()
                .reduce((first, second) -> second)
                .orElseThrow(() -> new IllegalStateException("an edition was read and is not there"));
    }
}
