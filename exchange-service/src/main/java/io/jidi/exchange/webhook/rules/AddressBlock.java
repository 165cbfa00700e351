package io.jidi.exchange.webhook.rules;

import java.util.Arrays;

/**
 * All addresses that begin alike.
 *
 * @param prefix 4 bytes for IPv4, 16 for IPv6
 * @param bits how many of them count
 */
public record AddressBlock(byte[] prefix, int bits) {

    /** @throws IllegalArgumentException if it is no address, or has fewer bits than are said to count */
    public AddressBlock {
        if (prefix.length != 4 && prefix.length != 16 || bits < 0 || bits > prefix.length * 8) {
            throw new IllegalArgumentException("no block of addresses: " + Arrays.toString(prefix) + "/" + bits);
        }
        prefix = prefix.clone();
    }

    /** A copy. */
    @Override
    public byte[] prefix() {
        return prefix.clone();
    }

    /** Whether the address lies in it; one of the other family never does. */
    public boolean contains(byte[] address) {
        if (address.length != prefix.length) {
            return false;
        }
        int whole = bits / 8;
        if (!Arrays.equals(prefix, 0, whole, address, 0, whole)) {
            return false;
        }
        int rest = bits % 8;
        return rest == 0 || ((prefix[whole] ^ address[whole]) & (0xff << (8 - rest))) == 0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AddressBlock block && bits == block.bits && Arrays.equals(prefix, block.prefix);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(prefix) + bits;
    }

    @Override
    public String toString() {
        return Arrays.toString(prefix) + "/" + bits;
    }
}
