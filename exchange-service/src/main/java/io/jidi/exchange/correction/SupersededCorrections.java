package io.jidi.exchange.correction;

import io.jidi.exchange.dataset.DataSet;
import io.jidi.exchange.dataset.DataSets;
import io.jidi.exchange.dataset.Extraction;
import io.jidi.exchange.record.Records;
import io.jidi.platform.security.CallContext;
import io.jidi.platform.security.Caller;
import io.jidi.platform.sql.Sql;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Ends corrections whose value changed before anyone answered. */
@ApplicationScoped
class SupersededCorrections {

    private final Corrections corrections;
    private final Records records;
    private final DataSets sets;
    private final Sql sql;
    private final CallContext call;
    private final Clock clock;

    SupersededCorrections(
            Corrections corrections, Records records, DataSets sets, Sql sql, CallContext call, Clock clock) {
        this.corrections = corrections;
        this.records = records;
        this.sets = sets;
        this.sql = sql;
        this.call = call;
        this.clock = clock;
    }

    @ActivateRequestContext
    void settle() {
        call.actAs(Caller.system("exchange-corrections"), "", null);
        for (CorrectionView pending : corrections.pendingOfChangedRecords()) {
            QuarkusTransaction.requiringNew().run(() -> settle(pending.id()));
        }
    }

    private void settle(CorrectionId id) {
        CorrectionView found = corrections.find(id, true);
        if (found.state() != CorrectionView.State.PENDING) {
            return;
        }
        Optional<Records.Entry> now = sets.find(found.dataSet()).flatMap(set -> records.present(set, found.recordId()));
        @Nullable String value = now.map(entry -> value(entry, found.field())).orElse(null);
        if (now.isPresent() && Objects.equals(value, masked(found, value))) {
            // Something else of the record changed: the doubt stands, about the record as it is now.
            sql.update("update correction set rev = ? where id = ?", now.get().rev(), id.value());
            return;
        }
        sql.update(
                "update correction set state = 'SUPERSEDED', answered_at = ?, version = version + 1 where id = ?",
                clock.instant(),
                id.value());
        corrections.told(id, "SUPERSEDE_CORRECTION", null);
    }

    /** What the platform was shown of this value; of a masked field only the mask can be held against it. */
    private @Nullable String masked(CorrectionView found, @Nullable String value) {
        DataSet set = sets.find(found.dataSet()).orElseThrow();
        boolean hidden = value != null
                && set.fields().stream()
                        .anyMatch(field -> field.name().equals(found.field())
                                && field.mask() != null
                                && field.mask().of(value).equals(found.current()));
        return hidden ? value : found.current();
    }

    private static @Nullable String value(Records.Entry entry, String field) {
        return SubmitCorrection.text(Extraction.fields(entry.data()).get(field));
    }
}
