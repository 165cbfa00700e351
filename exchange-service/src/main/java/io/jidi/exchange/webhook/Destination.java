package io.jidi.exchange.webhook;

import java.net.InetAddress;

/**
 * Where one attempt goes.
 *
 * @param host as the receiver is called: in the request and in its certificate
 * @param target path and query as they are sent
 * @param address one that was checked; the connection goes there and nowhere else
 */
record Destination(boolean tls, String host, int port, String target, InetAddress address) {}
