package io.jidi.project.owner;

import io.jidi.platform.consume.ReadModel;
import io.jidi.platform.consume.ReceivedEvent;
import io.jidi.platform.sql.Sql;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Follows the registry: who is registered under which name, where, and on which tier of each ladder. */
@Singleton
class OwnerEnterprises implements ReadModel {

    private static final String REGISTERED = "io.jidi.enterprise.enterprise.registered";
    private static final String CHANGED = "io.jidi.enterprise.enterprise.changed";
    private static final String TIER_CHANGED = "io.jidi.enterprise.tier.changed";

    private final Sql sql;

    OwnerEnterprises(Sql sql) {
        this.sql = sql;
    }

    /** Of the registry's events, the fields that an owner shows. */
    record Entry(String creditCode, String name, String regionCode) {}

    /** @param tier absent when the enterprise stands on no tier of the ladder any more */
    record Standing(
            String creditCode,
            String name,
            String regionCode,
            String ladder,
            @Nullable String tier,
            LocalDate assessedOn) {}

    @Override
    public String consumer() {
        return "owner-enterprises";
    }

    @Override
    public Set<String> topics() {
        return Set.of("enterprise.enterprise.events.v1");
    }

    @Override
    public Set<String> types() {
        return Set.of(REGISTERED, CHANGED, TIER_CHANGED);
    }

    @Override
    public List<String> tables() {
        return List.of("owner_enterprise", "owner_tier");
    }

    @Override
    public void handle(ReceivedEvent event) {
        if (event.type().equals(TIER_CHANGED)) {
            Standing standing = event.data(Standing.class);
            enter(event.aggregate(), new Entry(standing.creditCode(), standing.name(), standing.regionCode()));
            stand(event.aggregate(), standing);
        } else {
            enter(event.aggregate(), event.data(Entry.class));
        }
    }

    private void enter(String enterprise, Entry entry) {
        sql.update(
                "insert into owner_enterprise (enterprise, credit_code, name, region_code) values (?, ?, ?, ?)"
                        + " on conflict (enterprise) do update set credit_code = excluded.credit_code,"
                        + " name = excluded.name, region_code = excluded.region_code",
                enterprise,
                entry.creditCode(),
                entry.name(),
                entry.regionCode());
    }

    private void stand(String enterprise, Standing standing) {
        if (standing.tier() == null) {
            sql.update("delete from owner_tier where enterprise = ? and ladder = ?", enterprise, standing.ladder());
            return;
        }
        sql.update(
                "insert into owner_tier (enterprise, ladder, tier, since) values (?, ?, ?, ?)"
                        + " on conflict (enterprise, ladder) do update set tier = excluded.tier, since = excluded.since",
                enterprise,
                standing.ladder(),
                standing.tier(),
                standing.assessedOn());
    }
}
