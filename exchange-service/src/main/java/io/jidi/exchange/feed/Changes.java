package io.jidi.exchange.feed;

import io.jidi.exchange.dataset.DataSet;
import io.jidi.exchange.dataset.Entitlement;
import io.jidi.exchange.dataset.PublishedView;
import io.jidi.exchange.record.Records;
import io.jidi.platform.time.ClockSource;
import jakarta.inject.Singleton;
import java.time.OffsetDateTime;
import java.util.List;

/** Changes as an entitlement is told them, whichever way they go out. */
@Singleton
public class Changes {

    private static final String OUT_OF_SCOPE = "OUT_OF_SCOPE";

    private final Records records;

    Changes(Records records) {
        this.records = records;
    }

    /** Those after a number, in their order. */
    public List<ChangePage.Item> after(DataSet set, Entitlement who, long seq, int limit) {
        return records.after(set, who, seq, limit).stream()
                .map(entry -> item(set, who, entry))
                .toList();
    }

    private static ChangePage.Item item(DataSet set, Entitlement who, Records.Entry entry) {
        OffsetDateTime at = OffsetDateTime.ofInstant(entry.changedAt(), ClockSource.BUSINESS_ZONE);
        boolean left = !entry.deleted() && !who.covers(entry.region());
        if (entry.deleted() || left) {
            return new ChangePage.Item(
                    entry.seq(),
                    ChangePage.Op.delete,
                    entry.id(),
                    entry.rev(),
                    null,
                    at,
                    left ? OUT_OF_SCOPE : entry.reason(),
                    null);
        }
        return new ChangePage.Item(
                entry.seq(),
                ChangePage.Op.upsert,
                entry.id(),
                entry.rev(),
                at,
                null,
                null,
                PublishedView.of(set, who.grade(), entry.id(), entry.rev(), entry.data()));
    }
}
