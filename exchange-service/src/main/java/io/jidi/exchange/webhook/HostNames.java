package io.jidi.exchange.webhook;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Finds the addresses of a name. */
@FunctionalInterface
interface HostNames {

    /** All of them, at least one. */
    List<InetAddress> of(String name) throws UnknownHostException;

    /** The machine's resolver, unless a test has its own. */
    final class Source {
        @Produces
        @Singleton
        @DefaultBean
        HostNames names() {
            return name -> List.of(InetAddress.getAllByName(name));
        }
    }
}
