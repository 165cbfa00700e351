package io.jidi.fund.portfolio;

import io.jidi.platform.consume.EventHandler;
import io.jidi.platform.consume.ReceivedEvent;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where firms stand: region, base, who controls them, and their places in chains. */
@ApplicationScoped
class FirmPlaces implements EventHandler {

    private static final String CHAIN = "io.jidi.enterprise.chain.changed";

    private final Sql sql;

    FirmPlaces(Sql sql) {
        this.sql = sql;
    }

    /** What this consumer uses of a registry entry. */
    record Firm(
            String creditCode,
            String name,
            String regionCode,
            @Nullable String baseCode,
            @Nullable String controllingCreditCode) {}

    /** What this consumer uses of a place in a chain. */
    record Place(String creditCode, String chain, String node, NodeName nodeName, String rank, String change) {}

    /** A node's name. */
    record NodeName(String zh, String en) {}

    @Override
    public String consumer() {
        return "portfolio-firms";
    }

    @Override
    public Set<String> topics() {
        return Set.of("enterprise.enterprise.events.v1");
    }

    @Override
    public Set<String> types() {
        return Set.of("io.jidi.enterprise.enterprise.registered", "io.jidi.enterprise.enterprise.changed", CHAIN);
    }

    @Override
    public void handle(ReceivedEvent event) {
        if (event.type().equals(CHAIN)) {
            place(event.data(Place.class));
            return;
        }
        Firm firm = event.data(Firm.class);
        sql.update(
                "insert into firm_place (credit_code, name, region_code, base_code, controlling_code, since)"
                        + " values (?, ?, ?, ?, ?, ?) on conflict (credit_code) do update set name = excluded.name,"
                        + " region_code = excluded.region_code, base_code = excluded.base_code,"
                        + " controlling_code = excluded.controlling_code, since = excluded.since",
                firm.creditCode(),
                firm.name(),
                firm.regionCode(),
                firm.baseCode(),
                firm.controllingCreditCode(),
                event.time());
    }

    private void place(Place place) {
        if (place.change().equals("TAKEN")) {
            sql.update(
                    "insert into firm_node (credit_code, chain, node, name_zh, name_en, rank) values (?, ?, ?, ?, ?, ?)"
                            + " on conflict (credit_code, chain, node) do update set rank = excluded.rank,"
                            + " name_zh = excluded.name_zh, name_en = excluded.name_en",
                    place.creditCode(),
                    place.chain(),
                    place.node(),
                    place.nodeName().zh(),
                    place.nodeName().en(),
                    place.rank());
        } else {
            sql.update(
                    "delete from firm_node where credit_code = ? and chain = ? and node = ?",
                    place.creditCode(),
                    place.chain(),
                    place.node());
        }
    }
}
