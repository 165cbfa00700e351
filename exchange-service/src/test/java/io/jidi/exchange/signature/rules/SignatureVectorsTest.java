package io.jidi.exchange.signature.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jidi.platform.audit.Sm3;
import io.jidi.platform.sm.Sm2;
import io.jidi.platform.sm.Sm2Key;
import io.jidi.testkit.Seeded;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import org.bouncycastle.crypto.engines.SM4Engine;
import org.bouncycastle.crypto.params.KeyParameter;
import org.junit.jupiter.api.Test;

/** The published vectors (project-library.md 4.4), and what must not pass for a signature. */
class SignatureVectorsTest {

    private static final String SECRET = "3945208F7B2144B13F36E38AC6D39F95889393692860B51A42FB81EF4DF7C5B8";
    private static final String PUBLIC = "0409F9DF311E5421A150DD7D161E4BC5C672179FAD1833FC076BB08FF356F35020"
            + "CCEA490CE26775A52DC6EA718CC1AA600AED05FBF35E084A6632F6072DA9AD13";
    private static final RequestText REQUEST = RequestText.of(
            "POST",
            "/open/v1/projects/changes",
            null,
            bytes("{\"since\":\"c_000120\",\"limit\":2}"),
            "app-ah-001",
            "1735689600000",
            "n-0001");
    private static final String RAW = "AD88CE0F407F82C5E033AB056FAD1F0542139EEE367695739F9A3D5A912FE9B1"
            + "48E0843D9738BF675813F715757F049B1506471819E414C8E711F06EA1202749";

    @Test
    void sm3GivesTheSamplesOfTheStandard() {
        assertThat(Sm3.hex(bytes("abc"))).isEqualTo("66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
        assertThat(Sm3.hex(bytes(""))).isEqualTo("1ab21d8355cfa17f8e61194831e81a8f22bec8c728fefb747ed035eb5082aa2b");
    }

    @Test
    void sm4GivesTheSampleOfTheStandard() {
        byte[] block = HexFormat.of().parseHex("0123456789abcdeffedcba9876543210");
        SM4Engine engine = new SM4Engine();
        engine.init(true, new KeyParameter(block));
        byte[] cipher = new byte[16];
        engine.processBlock(block, 0, cipher, 0);
        assertThat(HexFormat.of().formatHex(cipher)).isEqualTo("681edf34d206965e86b3e94f536e4246");
    }

    @Test
    void sm2VerifiesTheSampleOfTheStandardInBothEncodings() {
        String raw = "F5A03B0648D2C4630EEAC513E1BB81A15944DA3827D5B74143AC7EACEEE720B3"
                + "B1B6AA29DF212FD8763182BC0D421CA1BB9038FD1F7F42D4840B69C485BBC1AA";
        assertThat(Sm2.verifies(PUBLIC, bytes("message digest"), HexFormat.of().parseHex(raw)))
                .isTrue();
        assertThat(Sm2.verifies(PUBLIC, bytes("message digest."), HexFormat.of().parseHex(raw)))
                .isFalse();
        // The same two numbers in DER; both begin with a set bit and so with a zero byte.
        String der = "3046022100" + raw.substring(0, 64) + "022100" + raw.substring(64);
        assertThat(Sm2.verifies(PUBLIC, bytes("message digest"), HexFormat.of().parseHex(der)))
                .isTrue();
        assertThat(Sm2.raw(HexFormat.of().parseHex(der)))
                .isEqualTo(HexFormat.of().parseHex(raw));
    }

    @Test
    void theRequestOfTheReferenceIsTheOneOfTheReference() {
        assertThat(REQUEST.bodyDigest()).isEqualTo("227cb24bd8dafae836d26d35c3fd0e94c22507cce228599e4b88091c76accc2b");
        assertThat(REQUEST.text())
                .isEqualTo("POST\n/open/v1/projects/changes\n\n"
                        + "227cb24bd8dafae836d26d35c3fd0e94c22507cce228599e4b88091c76accc2b\n"
                        + "app-ah-001\n1735689600000\nn-0001");
        assertThat(Sm3.hex(bytes(REQUEST.text())))
                .isEqualTo("55cdde8b097c6873bc9bc2ddda2cf535564a24c313ef0e74e255fb3aa31c1ed4");
        byte[] signature = Algorithm.decode(RAW).orElseThrow();
        assertThat(Algorithm.SM2_SM3.verifies(PUBLIC, REQUEST.text(), signature))
                .isTrue();
    }

    @Test
    void aKeySignsWhatItsPublicPointVerifies() {
        Sm2Key key = Sm2Key.of(SECRET);
        assertThat(key.publicKey()).isEqualToIgnoringCase(PUBLIC);
        byte[] signature = key.sign(bytes(REQUEST.text()));
        assertThat(Algorithm.SM2_SM3.verifies(PUBLIC, REQUEST.text(), signature))
                .isTrue();
        assertThat(Algorithm.SM2_SM3.verifies(PUBLIC, REQUEST.text(), Sm2.raw(signature)))
                .isTrue();
    }

    @Test
    void noOtherBitsPassForTheSignature() {
        byte[] genuine = HexFormat.of().parseHex(RAW);
        Seeded.cases(200, seeded -> {
            byte[] changed = genuine.clone();
            changed[seeded.number(0, 63)] ^= (byte) (1 << seeded.number(0, 7));
            assertThat(Algorithm.SM2_SM3.verifies(PUBLIC, REQUEST.text(), changed))
                    .isFalse();
        });
        for (String other :
                new String[] {"", "00".repeat(64), "ff".repeat(64), RAW + "00", RAW.substring(2), "3006020101020101"}) {
            assertThat(Algorithm.SM2_SM3.verifies(
                            PUBLIC, REQUEST.text(), HexFormat.of().parseHex(other)))
                    .as(other)
                    .isFalse();
        }
    }

    @Test
    void sharedSecretsGiveKnownCodes() {
        // RFC 4231, case 2; and HMAC-SM3 of the same, recomputed with OpenSSL 3 (openssl dgst -sm3 -hmac Jefe).
        byte[] message = bytes("what do ya want for nothing?");
        assertThat(HexFormat.of().formatHex(Algorithm.HMAC_SHA256.mac("Jefe", message)))
                .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
        assertThat(HexFormat.of().formatHex(Algorithm.HMAC_SM3.mac("Jefe", message)))
                .isEqualTo("2e87f1d16862e6d964b50a5200bf2b10b764faa9680a296a2405f24bec39f882");
        byte[] code = Algorithm.HMAC_SM3.mac("Jefe", message);
        String text = new String(message, StandardCharsets.UTF_8);
        assertThat(Algorithm.HMAC_SM3.verifies("Jefe", text, code)).isTrue();
        assertThat(Algorithm.HMAC_SM3.verifies("jefe", text, code)).isFalse();
        assertThat(Algorithm.HMAC_SHA256.verifies("Jefe", text, code)).isFalse();
    }

    @Test
    void signaturesAreReadInDigitsAndInBase64() {
        Seeded.cases(100, seeded -> {
            byte[] any = new byte[seeded.oneOf(new Integer[] {32, 64, 68, 70, 71, 72})];
            for (int i = 0; i < any.length; i++) {
                any[i] = (byte) seeded.number(0, 255);
            }
            assertThat(Algorithm.decode(HexFormat.of().formatHex(any)).orElseThrow())
                    .isEqualTo(any);
            assertThat(Algorithm.decode(Base64.getEncoder().encodeToString(any)).orElseThrow())
                    .isEqualTo(any);
        });
        assertThat(Algorithm.decode("§")).isEmpty();
    }

    @Test
    void aQueryHasOneCanonicalForm() {
        assertThat(CanonicalQuery.of(null)).isEmpty();
        assertThat(CanonicalQuery.of("")).isEmpty();
        assertThat(CanonicalQuery.of("limit=2&cursor=c%5f1")).isEqualTo("cursor=c_1&limit=2");
        assertThat(CanonicalQuery.of("b=2&a=&b=1&c")).isEqualTo("a=&b=1&b=2&c=");
        assertThat(CanonicalQuery.of("q=%e5%90%88+a%2Bb")).isEqualTo("q=%E5%90%88%20a%2Bb");
        assertThat(CanonicalQuery.of("a==&")).isEqualTo("a=%3D");
        for (String bad : new String[] {"a=%", "a=%4", "a=%zz", "a=%ff"}) {
            assertThatThrownBy(() -> CanonicalQuery.of(bad)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aPublicKeyIsAPointOfTheCurve() {
        assertThat(Sm2.isPoint(PUBLIC)).isTrue();
        for (String other : new String[] {"", "00", "04" + "0".repeat(128), PUBLIC.substring(2), PUBLIC + "00", "zz"}) {
            assertThat(Sm2.isPoint(other)).as(other).isFalse();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
