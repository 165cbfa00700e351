package io.jidi.gateway.upstream;

import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The addresses of all services, read once from {@code jidi.peer.*}. */
@Singleton
public class Addresses {

    private final Map<Upstream, Address> byUpstream = new EnumMap<>(Upstream.class);

    Addresses(
            @ConfigProperty(name = "jidi.peer.project") String project,
            @ConfigProperty(name = "jidi.peer.fund") String fund,
            @ConfigProperty(name = "jidi.peer.enterprise") String enterprise,
            @ConfigProperty(name = "jidi.peer.exchange") String exchange) {
        byUpstream.put(Upstream.PROJECT, Address.of(project));
        byUpstream.put(Upstream.FUND, Address.of(fund));
        byUpstream.put(Upstream.ENTERPRISE, Address.of(enterprise));
        byUpstream.put(Upstream.EXCHANGE, Address.of(exchange));
    }

    public Address of(Upstream upstream) {
        Address address = byUpstream.get(upstream);
        if (address == null) {
            throw new IllegalStateException("no address for " + upstream);
        }
        return address;
    }
}
