package io.jidi.platform.consume;

import jakarta.inject.Singleton;

/** How many aggregates need a person, or wait longer than they should. */
@Singleton
public class ConsumerAlarms {

    private final ConsumerStore store;
    private final GapRepair repair;

    ConsumerAlarms(ConsumerStore store, GapRepair repair) {
        this.store = store;
        this.repair = repair;
    }

    public long parked() {
        return store.parked().size();
    }

    public long gaps() {
        return repair.alarming().size();
    }
}
