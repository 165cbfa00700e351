package io.jidi.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.jidi.platform.audit.Sm3;
import io.jidi.platform.audit.rules.ExportManifest;
import io.jidi.platform.sm.Sm2Key;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command runs with the launcher's own class path, without the framework of the services. */
class VerifyExportTest {

    private static final String ZERO = "0".repeat(64);
    private static final Sm2Key KEY = Sm2Key.of("3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8");

    @TempDir
    Path folder;

    @Test
    void aWholeFilePassesAndAChangedOneNamesItsRow() throws Exception {
        String hash = Sm3.hex(ZERO.getBytes(StandardCharsets.US_ASCII), "{\"id\":1}".getBytes(StandardCharsets.UTF_8));
        String body = "{\"type\":\"start\",\"format\":1,\"service\":\"fund-service\",\"sequence\":0,\"hash\":\"" + ZERO
                + "\"}\n{\"type\":\"record\",\"sequence\":1,\"previous\":\"" + ZERO + "\",\"hash\":\"" + hash
                + "\",\"row\":\"{\\\"id\\\":1}\"}\n";
        Sm3.Running sum = Sm3.running();
        sum.add(body);
        String sm3 = sum.hex();
        String at = "2026-11-29T00:00:00Z";
        String signature = HexFormat.of()
                .formatHex(KEY.sign(ExportManifest.signedText("fund-service", 1, 1, hash, sm3, at)
                        .getBytes(StandardCharsets.UTF_8)));
        String manifest = "{\"type\":\"manifest\",\"service\":\"fund-service\",\"records\":1,\"sequence\":1,\"hash\":\""
                + hash + "\",\"sm3\":\"" + sm3 + "\",\"exportedAt\":\"" + at + "\",\"publicKey\":\"" + KEY.publicKey()
                + "\",\"signature\":\"" + signature + "\"}\n";

        assertThat(run(body + manifest, KEY.publicKey())).startsWith("0 ✓ fund-service: 1");
        assertThat(run(body + manifest, null)).startsWith("0 ✓").contains(KEY.publicKey());
        assertThat(run(body.replace("\\\"id\\\":1", "\\\"id\\\":2") + manifest, KEY.publicKey()))
                .startsWith("1 ✗")
                .contains("record 1 was changed");
        assertThat(run(body, KEY.publicKey())).startsWith("1 ✗").contains("its tail was cut");
    }

    private String run(String content, String key) throws Exception {
        Path file = Files.writeString(folder.resolve("export.ndjson"), content);
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        int code = new VerifyExport(new Console(new PrintStream(said, true, StandardCharsets.UTF_8), Clock.systemUTC()))
                .run(file, key);
        return code + " " + said.toString(StandardCharsets.UTF_8);
    }
}
