package io.jidi.project.owner;

import io.jidi.platform.consume.ReadModel;
import io.jidi.platform.consume.ReceivedEvent;
import io.jidi.platform.sql.Sql;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Follows the registry: who is registered under which name, where, on which tier of each ladder and with which official titles.
 * A relocation or deregistration is followed by the whole entry as it stands then, so the entry is all that is read of it.
 */
@Singleton
class OwnerEnterprises implements ReadModel {

    private static final String REGISTERED = "io.jidi.enterprise.enterprise.registered";
    private static final String CHANGED = "io.jidi.enterprise.enterprise.changed";
    private static final String TIER_CHANGED = "io.jidi.enterprise.tier.changed";
    private static final String RECOGNISED = "io.jidi.enterprise.title.recognised";
    private static final String REVOKED = "io.jidi.enterprise.title.revoked";
    private static final String ACTIVE = "ACTIVE";

    private final Sql sql;

    OwnerEnterprises(Sql sql) {
        this.sql = sql;
    }

    /** @param status absent in older events for one that is there */
    record Entry(
            String creditCode,
            String name,
            String regionCode,
            @Nullable String baseCode,
            @Nullable String status) {}

    /** A title from its recognition. */
    record Title(String titleId, String title, LocalDate validFrom, LocalDate validUntil) {}

    /** The end of a title before its time. */
    record TitleEnd(String titleId, LocalDate endedOn) {}

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
        return Set.of(REGISTERED, CHANGED, TIER_CHANGED, RECOGNISED, REVOKED);
    }

    @Override
    public List<String> tables() {
        return List.of("owner_enterprise", "owner_tier", "owner_title");
    }

    @Override
    public void handle(ReceivedEvent event) {
        switch (event.type()) {
            case TIER_CHANGED -> {
                Standing standing = event.data(Standing.class);
                name(event, standing);
                stand(event.aggregate(), standing);
            }
            case RECOGNISED -> {
                seen(event);
                recognise(event.aggregate(), event.data(Title.class));
            }
            case REVOKED -> {
                seen(event);
                TitleEnd end = event.data(TitleEnd.class);
                sql.update("update owner_title set ended_on = ? where title_id = ?", end.endedOn(), end.titleId());
            }
            default -> enter(event, event.data(Entry.class));
        }
    }

    private void enter(ReceivedEvent event, Entry entry) {
        sql.update(
                "insert into owner_enterprise (enterprise, credit_code, name, region_code, base_code, status, as_of)"
                        + " values (?, ?, ?, ?, ?, ?, ?)"
                        + " on conflict (enterprise) do update set credit_code = excluded.credit_code,"
                        + " name = excluded.name, region_code = excluded.region_code, base_code = excluded.base_code,"
                        + " status = excluded.status, as_of = excluded.as_of",
                event.aggregate(),
                entry.creditCode(),
                entry.name(),
                entry.regionCode(),
                entry.baseCode(),
                entry.status() == null ? ACTIVE : entry.status(),
                event.time());
    }

    /** A tier says nothing of base and status: they stay. */
    private void name(ReceivedEvent event, Standing standing) {
        sql.update(
                "insert into owner_enterprise (enterprise, credit_code, name, region_code, status, as_of)"
                        + " values (?, ?, ?, ?, ?, ?)"
                        + " on conflict (enterprise) do update set credit_code = excluded.credit_code,"
                        + " name = excluded.name, region_code = excluded.region_code, as_of = excluded.as_of",
                event.aggregate(),
                standing.creditCode(),
                standing.name(),
                standing.regionCode(),
                ACTIVE,
                event.time());
    }

    private void seen(ReceivedEvent event) {
        sql.update("update owner_enterprise set as_of = ? where enterprise = ?", event.time(), event.aggregate());
    }

    private void recognise(String enterprise, Title title) {
        sql.update(
                "insert into owner_title (title_id, enterprise, title, valid_from, valid_until) values (?, ?, ?, ?, ?)"
                        + " on conflict (title_id) do update set title = excluded.title,"
                        + " valid_from = excluded.valid_from, valid_until = excluded.valid_until",
                title.titleId(),
                enterprise,
                title.title(),
                title.validFrom(),
                title.validUntil());
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
