package io.jidi.exchange.application;

import io.jidi.exchange.dataset.Entitlement;
import java.util.Set;
import java.util.UUID;

/** A platform whose request was verified: who it is, what its grant in force lets it see and what kinds it may hand in. */
public record Platform(
        UUID id,
        String appId,
        Set<String> dataSets,
        Set<String> inboundKinds,
        Entitlement entitlement,
        int requestsPerMinute,
        int snapshotsPerHour) {

    public Platform {
        dataSets = Set.copyOf(dataSets);
        inboundKinds = Set.copyOf(inboundKinds);
    }
}
