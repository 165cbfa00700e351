package io.jidi.exchange.webhook.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReachTest {

    @ParameterizedTest
    @CsvSource({
        "0.0.0.0, NEVER",
        "0.1.2.3, NEVER",
        "9.255.255.255, PUBLIC",
        "10.0.0.0, INTERNAL",
        "10.255.255.255, INTERNAL",
        "11.0.0.0, PUBLIC",
        "100.63.255.255, PUBLIC",
        "100.64.0.0, INTERNAL",
        "100.100.100.200, NEVER",
        "100.127.255.255, INTERNAL",
        "100.128.0.0, PUBLIC",
        "127.0.0.1, INTERNAL",
        "127.255.255.254, INTERNAL",
        "168.63.129.16, NEVER",
        "169.253.255.255, PUBLIC",
        "169.254.0.1, NEVER",
        "169.254.169.254, NEVER",
        "172.15.255.255, PUBLIC",
        "172.16.0.1, INTERNAL",
        "172.31.255.255, INTERNAL",
        "172.32.0.0, PUBLIC",
        "192.0.0.8, NEVER",
        "192.0.2.1, NEVER",
        "192.88.99.1, NEVER",
        "192.167.255.255, PUBLIC",
        "192.168.0.1, INTERNAL",
        "198.18.0.1, NEVER",
        "198.19.255.255, NEVER",
        "198.20.0.0, PUBLIC",
        "198.51.100.7, NEVER",
        "203.0.113.7, NEVER",
        "223.255.255.255, PUBLIC",
        "224.0.0.1, NEVER",
        "239.255.255.255, NEVER",
        "240.0.0.1, NEVER",
        "255.255.255.255, NEVER",
        "114.114.114.114, PUBLIC"
    })
    void fourBytes(String address, Reach reach) throws Exception {
        assertThat(Reach.of(InetAddress.getByName(address).getAddress())).isEqualTo(reach);
    }

    @ParameterizedTest
    @CsvSource({
        "00000000000000000000000000000000, NEVER",
        "00000000000000000000000000000001, INTERNAL",
        // ::127.0.0.1, ::ffff:127.0.0.1, ::ffff:8.8.8.8, ::ffff:0:127.0.0.1
        "0000000000000000000000007f000001, NEVER",
        "00000000000000000000ffff7f000001, NEVER",
        "00000000000000000000ffff08080808, NEVER",
        "0000000000000000ffff00007f000001, NEVER",
        // NAT64: 64:ff9b::10.0.0.1, 64:ff9b:1::/48
        "0064ff9b00000000000000000a000001, NEVER",
        "0064ff9b00010000000000000a000001, NEVER",
        "01000000000000000000000000000001, NEVER",
        // Teredo, ORCHIDv2, documentation, 6to4 of 127.0.0.1
        "20010000000000000000000000000001, NEVER",
        "20010020000000000000000000000001, NEVER",
        "20010db8000000000000000000000001, NEVER",
        "20027f00000100000000000000000001, NEVER",
        "3fff0000000000000000000000000001, NEVER",
        "fc000000000000000000000000000001, INTERNAL",
        "fd000ec2000000000000000000000254, NEVER",
        "fd001234000000000000000000000001, INTERNAL",
        "fe800000000000000000000000000001, NEVER",
        "fec00000000000000000000000000001, NEVER",
        "ff020000000000000000000000000001, NEVER",
        "40000000000000000000000000000001, NEVER",
        "24000000000000000000000000000001, PUBLIC",
        "26064700000000000000000000001111, PUBLIC"
    })
    void sixteenBytes(String digits, Reach reach) {
        assertThat(Reach.of(HexFormat.of().parseHex(digits))).isEqualTo(reach);
    }

    @Test
    void otherLengthsAreNoAddress() {
        assertThatThrownBy(() -> Reach.of(new byte[5])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new AddressBlock(new byte[4], 33)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aBlockEndsWithinAByte() {
        AddressBlock block = new AddressBlock(new byte[] {10, 8, 16, 0}, 20);

        assertThat(block.contains(new byte[] {10, 8, 31, (byte) 255})).isTrue();
        assertThat(block.contains(new byte[] {10, 8, 32, 0})).isFalse();
        assertThat(block.contains(new byte[16])).isFalse();
        assertThat(new AddressBlock(new byte[4], 0).contains(new byte[] {1, 2, 3, 4}))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            value = {
                "hooks.example.cn, NAME",
                "localhost, NAME",
                "xn--fiqs8s.example, NAME",
                "1.2.3.4.example, NAME",
                "8.8.8.8, FOUR",
                "127.0.0.1, FOUR",
                "'[2606:4700::1111]', SIX",
                "'[::1]', SIX",
                "127.1, AMBIGUOUS",
                "127.0.1, AMBIGUOUS",
                "2130706433, AMBIGUOUS",
                "0x7f000001, AMBIGUOUS",
                "0x7f.0.0.1, AMBIGUOUS",
                "0x7F.1, AMBIGUOUS",
                "0177.0.0.1, AMBIGUOUS",
                "017700000001, AMBIGUOUS",
                "127.0.0.01, AMBIGUOUS",
                "127.0.0.1., AMBIGUOUS",
                "localhost., AMBIGUOUS",
                "256.1.1.1, AMBIGUOUS",
                "1.2.3.4.5, AMBIGUOUS",
                "example.0x, AMBIGUOUS",
                "'[::ffff:127.0.0.1]', AMBIGUOUS",
                "'[fe80::1%25eth0]', AMBIGUOUS",
                "'[v1.a]', AMBIGUOUS",
                "'[10]', AMBIGUOUS",
                "ex_ample.cn, AMBIGUOUS",
                "-a.cn, AMBIGUOUS",
                "a..cn, AMBIGUOUS",
                "'', AMBIGUOUS",
                "①②⑦.⓪.⓪.①, AMBIGUOUS",
                "127。0。0。1, AMBIGUOUS"
            })
    void howAHostIsWritten(String host, HostForm form) {
        assertThat(HostForm.of(host)).isEqualTo(form);
    }
}
