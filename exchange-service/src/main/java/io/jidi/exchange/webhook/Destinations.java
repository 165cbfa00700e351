package io.jidi.exchange.webhook;

import io.jidi.exchange.webhook.rules.AddressBlock;
import io.jidi.exchange.webhook.rules.HostForm;
import io.jidi.exchange.webhook.rules.Reach;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The wall before what users enter as an address (reliability.md 4.7): the form first, then every address that the name has.
 * The name is resolved once for an attempt; what was checked is what is connected to, so a name that answers differently the
 * next moment gains nothing.
 */
@Singleton
class Destinations {

    private static final int LONGEST = 2000;
    /** Each waits for one name; a resolver that hangs must not take more of the machine. */
    private static final int RESOLVERS = 64;

    private static final int HTTPS = 443;
    private static final int HTTP = 80;

    private final HostNames names;
    private final List<AddressBlock> networks;
    private final Set<Integer> ports;
    private final boolean loopbackHttp;
    private final Duration limit;
    private final ThreadPoolExecutor resolvers;

    Destinations(HostNames names, WebhookSettings settings) {
        this.names = names;
        this.networks = settings.networks().orElse(List.of()).stream()
                .map(Destinations::network)
                .toList();
        this.ports = Set.copyOf(settings.ports());
        this.loopbackHttp = settings.loopbackHttp();
        this.limit = settings.resolveLimit();
        this.resolvers = new ThreadPoolExecutor(0, RESOLVERS, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), work -> {
            Thread thread = new Thread(work, "webhook-names");
            thread.setDaemon(true);
            return thread;
        });
    }

    @PreDestroy
    void close() {
        resolvers.shutdownNow();
    }

    /**
     * Lets a URL pass for one attempt.
     *
     * @throws Undelivered URL_REFUSED, NAME_UNRESOLVED or ADDRESS_REFUSED
     */
    Destination check(String url) throws Undelivered {
        URI uri = read(url);
        boolean tls = uri.getScheme().equals("https");
        String host = uri.getHost();
        int port = uri.getPort() >= 0 ? uri.getPort() : tls ? HTTPS : HTTP;
        HostForm form = HostForm.of(host);
        if (form == HostForm.AMBIGUOUS) {
            throw new Undelivered(DeliveryError.URL_REFUSED, "the host is written ambiguously");
        }
        if (!ports.contains(port)) {
            throw new Undelivered(DeliveryError.URL_REFUSED, "port " + port + " is not allowed");
        }
        List<InetAddress> addresses = form == HostForm.NAME ? resolve(host) : List.of(literal(host));
        for (InetAddress address : addresses) {
            if (!mayBeTold(address, tls)) {
                // One bad address is enough: whoever owns the name decides which of them comes first.
                throw new Undelivered(DeliveryError.ADDRESS_REFUSED, "an address of " + host + " is not public");
            }
        }
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        String target = uri.getRawQuery() == null ? path : path + '?' + uri.getRawQuery();
        return new Destination(tls, host, port, target, addresses.get(0));
    }

    private URI read(String url) throws Undelivered {
        URI uri;
        try {
            uri = new URI(url);
        } catch (URISyntaxException e) {
            throw new Undelivered(DeliveryError.URL_REFUSED, "not a URL");
        }
        boolean scheme = "https".equals(uri.getScheme()) || loopbackHttp && "http".equals(uri.getScheme());
        boolean plain = uri.getHost() != null
                && uri.getRawUserInfo() == null
                && uri.getRawFragment() == null
                && url.length() <= LONGEST
                && url.chars().allMatch(character -> character > ' ' && character < 127);
        if (!scheme || !plain) {
            throw new Undelivered(
                    DeliveryError.URL_REFUSED,
                    "https, a host, no user, no fragment, in ASCII of at most 2000 characters");
        }
        return uri;
    }

    private boolean mayBeTold(InetAddress address, boolean tls) {
        byte[] bytes = address.getAddress();
        return switch (Reach.of(bytes)) {
            case NEVER -> false;
            case INTERNAL ->
                networks.stream().anyMatch(network -> network.contains(bytes)) && (tls || address.isLoopbackAddress());
            case PUBLIC -> tls;
        };
    }

    private List<InetAddress> resolve(String host) throws Undelivered {
        Future<List<InetAddress>> answer;
        try {
            answer = resolvers.submit(() -> names.of(host));
        } catch (RejectedExecutionException e) {
            throw new Undelivered(DeliveryError.NAME_UNRESOLVED, "the resolver is busy");
        }
        try {
            List<InetAddress> found = answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            if (!found.isEmpty()) {
                return found;
            }
        } catch (ExecutionException | TimeoutException e) {
            answer.cancel(true);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new Undelivered(DeliveryError.NAME_UNRESOLVED, host + " has no address");
    }

    /** Of a host that is an address already; never asks a name server. */
    private static InetAddress literal(String host) throws Undelivered {
        boolean six = host.startsWith("[");
        InetAddress address = address(six ? host.substring(1, host.length() - 1) : host);
        if (six == address instanceof Inet4Address) {
            // The JDK takes ::ffff:7f00:1 for 127.0.0.1; others do not, so it is no way to write an address here.
            throw new Undelivered(DeliveryError.ADDRESS_REFUSED, "an IPv4 address in the form of IPv6");
        }
        return address;
    }

    private static InetAddress address(String literal) throws Undelivered {
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException e) {
            throw new Undelivered(DeliveryError.URL_REFUSED, "not an address");
        }
    }

    /** @throws IllegalArgumentException if it is no {@code address/bits}: stops the start */
    private static AddressBlock network(String text) {
        int slash = text.indexOf('/');
        String literal = slash < 0 ? "" : text.substring(0, slash);
        if (HostForm.of(literal) != HostForm.FOUR && HostForm.of('[' + literal + ']') != HostForm.SIX) {
            throw new IllegalArgumentException("jidi.exchange.webhook.networks: not a network: " + text);
        }
        try {
            return new AddressBlock(address(literal).getAddress(), Integer.parseInt(text.substring(slash + 1)));
        } catch (Undelivered | NumberFormatException e) {
            throw new IllegalArgumentException("jidi.exchange.webhook.networks: not a network: " + text, e);
        }
    }
}
