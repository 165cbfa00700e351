package io.jidi.exchange.webhook.rules;

import java.util.regex.Pattern;

/** How a host is written. What another reader could take for another host is refused, not interpreted. */
public enum HostForm {
    NAME,
    FOUR,
    SIX,
    AMBIGUOUS;

    private static final Pattern OCTETS = Pattern.compile("((25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(\\.(?!$)|$)){4}");
    private static final Pattern SIX_DIGITS = Pattern.compile("\\[(?=.*:.*:)[0-9A-Fa-f:]+\\]");
    private static final Pattern LABELS = Pattern.compile(
            "(?=.{1,253}$)([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)*[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?");
    /** Readers of the WHATWG kind take a host for an IPv4 address when its last label is a number, however written. */
    private static final Pattern NUMBER = Pattern.compile("\\d+|0[xX][0-9A-Fa-f]*");

    /**
     * Of the host of an address: a name in ASCII, four decimal numbers, or IPv6 in brackets without a zone and without IPv4 in
     * it. {@code 127.1}, {@code 0x7f000001}, {@code 0177.0.0.1}, {@code 2130706433} and a final full stop are ambiguous.
     */
    public static HostForm of(String host) {
        if (OCTETS.matcher(host).matches()) {
            return FOUR;
        }
        if (SIX_DIGITS.matcher(host).matches()) {
            return SIX;
        }
        boolean name = LABELS.matcher(host).matches()
                && !NUMBER.matcher(host.substring(host.lastIndexOf('.') + 1)).matches();
        return name ? NAME : AMBIGUOUS;
    }
}
