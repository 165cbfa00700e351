package io.jidi.exchange.application;

import io.jidi.exchange.dataset.Entitlement;
import java.util.Set;
import java.util.UUID;

/** A platform whose request was verified: who it is and what its grant in force lets it see. */
public record Platform(
        UUID id,
        String appId,
        Set<String> dataSets,
        Entitlement entitlement,
        int requestsPerMinute,
        int snapshotsPerHour) {

    public Platform {
        dataSets = Set.copyOf(dataSets);
    }
}
