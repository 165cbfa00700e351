package io.jidi.exchange.webhook.rules;

import java.util.HexFormat;
import java.util.List;

/**
 * Whom an address belongs to, by the IANA registries of special-purpose addresses (RFC 6890 and its updates). What is not known
 * to be public is not.
 */
public enum Reach {
    /** Anybody's on the internet. */
    PUBLIC,
    /** Of this machine or of a private network: only where the installation allows the network. */
    INTERNAL,
    /** No receiver lives there, or another address hides in it: never. */
    NEVER;

    private static final List<AddressBlock> INTERNAL_BLOCKS = List.of(
            four(10, 0, 0, 0, 8),
            // Shared by carriers (RFC 6598).
            four(100, 64, 0, 0, 10),
            four(127, 0, 0, 0, 8),
            four(172, 16, 0, 0, 12),
            four(192, 168, 0, 0, 16),
            six("00000000000000000000000000000001", 128),
            six("fc000000000000000000000000000000", 7));

    private static final List<AddressBlock> NEVER_BLOCKS = List.of(
            four(0, 0, 0, 0, 8),
            // Link-local, and with it 169.254.169.254, where clouds keep the credentials of the machine.
            four(169, 254, 0, 0, 16),
            // The same service of Alibaba Cloud, in the carriers' block, and of Azure, in a public one.
            four(100, 100, 100, 200, 32),
            four(168, 63, 129, 16, 32),
            four(192, 0, 0, 0, 24),
            four(192, 0, 2, 0, 24),
            four(192, 88, 99, 0, 24),
            four(198, 18, 0, 0, 15),
            four(198, 51, 100, 0, 24),
            four(203, 0, 113, 0, 24),
            // Multicast, reserved, broadcast.
            four(224, 0, 0, 0, 3),
            // Amazon's metadata in the block of private addresses.
            six("fd000ec2000000000000000000000254", 128),
            // Protocol assignments with Teredo and ORCHID, documentation, 6to4: another address is written into them.
            six("20010000000000000000000000000000", 23),
            six("20010db8000000000000000000000000", 32),
            six("20020000000000000000000000000000", 16),
            six("3fff0000000000000000000000000000", 20));

    /** Global unicast. All else of IPv6 is mapped, translated (NAT64), link-local, multicast, unspecified or not assigned. */
    private static final AddressBlock GLOBAL_SIX = six("20000000000000000000000000000000", 3);

    /**
     * Of an address in network order.
     *
     * @param address 4 or 16 bytes; the mapped form of an IPv4 address has 16
     * @throws IllegalArgumentException for another length
     */
    public static Reach of(byte[] address) {
        if (address.length != 4 && address.length != 16) {
            throw new IllegalArgumentException("an address has 4 or 16 bytes, not " + address.length);
        }
        if (NEVER_BLOCKS.stream().anyMatch(block -> block.contains(address))) {
            return NEVER;
        }
        if (INTERNAL_BLOCKS.stream().anyMatch(block -> block.contains(address))) {
            return INTERNAL;
        }
        return address.length == 4 || GLOBAL_SIX.contains(address) ? PUBLIC : NEVER;
    }

    private static AddressBlock four(int first, int second, int third, int fourth, int bits) {
        return new AddressBlock(new byte[] {(byte) first, (byte) second, (byte) third, (byte) fourth}, bits);
    }

    private static AddressBlock six(String digits, int bits) {
        return new AddressBlock(HexFormat.of().parseHex(digits), bits);
    }
}
