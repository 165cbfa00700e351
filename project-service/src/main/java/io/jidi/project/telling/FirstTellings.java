package io.jidi.project.telling;

import io.jidi.platform.security.CallContext;
import io.jidi.platform.security.Caller;
import io.jidi.platform.sql.Sql;
import io.jidi.project.BusinessDay;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.util.Optional;
import java.util.UUID;

/** Goes through everything that is to be told for the first time; place and events in one transaction. */
@ApplicationScoped
class FirstTellings {

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final Instance<FirstTelling> tellings;
    private final Sql sql;
    private final CallContext call;
    private final BusinessDay day;

    FirstTellings(@Any Instance<FirstTelling> tellings, Sql sql, CallContext call, BusinessDay day) {
        this.tellings = tellings;
        this.sql = sql;
        this.call = call;
        this.day = day;
    }

    /** Whether there was something to tell, so that more may follow. */
    @ActivateRequestContext
    boolean step() {
        call.actAs(Caller.system("first-tellings"), "", null);
        for (FirstTelling one : tellings) {
            if (QuarkusTransaction.requiringNew().call(() -> goOn(one))) {
                return true;
            }
        }
        return false;
    }

    private boolean goOn(FirstTelling one) {
        sql.update(
                "insert into first_telling (what, told_to) values (?, ?) on conflict do nothing",
                one.what(),
                BEFORE_ALL);
        Optional<UUID> place = sql.first(
                "select told_to from first_telling where what = ? and done_at is null for update",
                row -> row.getObject(1, UUID.class),
                one.what());
        if (place.isEmpty()) {
            return false;
        }
        Optional<UUID> last = one.tellAfter(place.get());
        if (last.isPresent()) {
            sql.update("update first_telling set told_to = ? where what = ?", last.get(), one.what());
        } else {
            sql.update("update first_telling set done_at = ? where what = ?", day.now(), one.what());
        }
        return true;
    }
}
