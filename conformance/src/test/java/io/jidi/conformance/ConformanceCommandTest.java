package io.jidi.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The command as it is typed: what it is given, what it writes, how it ends. */
class ConformanceCommandTest {

    @TempDir
    Path folder;

    @Test
    void theReportIsWrittenInEachFormatAndTheExitCodeSaysHowItWent() throws Exception {
        try (StubInstallation stub = new StubInstallation()) {
            Path token = Files.writeString(folder.resolve("token"), StubInstallation.TOKEN + "\n");
            Path key = Files.writeString(folder.resolve("key"), StubInstallation.APP_KEY);
            String url = stub.means().url().toString();
            Path json = folder.resolve("report.json");
            assertThat(run(
                            "--url",
                            url,
                            "--token-file",
                            token.toString(),
                            "--app-id",
                            "app-stub",
                            "--kid",
                            "k1",
                            "--key-file",
                            key.toString(),
                            "--format",
                            "json",
                            "--output",
                            json.toString()))
                    .isZero();
            var report = Answer.JSON.readTree(Files.readString(json));
            assertThat(report.path("failed").asInt()).isZero();
            assertThat(report.path("checks")).hasSize(Conformance.checks().size());
            // Nothing was written without being asked to: the checks that write are left out, and say so.
            report.path("checks").forEach(check -> {
                if (Set.of("A9", "A9-BATCH", "C-IF-MATCH", "C-DEPTH")
                        .contains(check.path("id").asText())) {
                    assertThat(check.path("result").asText()).isEqualTo("SKIPPED");
                    assertThat(check.path("reason").asText()).contains("--with-writes");
                }
            });

            Path junit = folder.resolve("report.xml");
            stub.blind.add("window");
            assertThat(run(
                            "--url",
                            url,
                            "--token-file",
                            token.toString(),
                            "--app-id",
                            "app-stub",
                            "--kid",
                            "k1",
                            "--key-file",
                            key.toString(),
                            "--only",
                            "A11,A16",
                            "--format",
                            "junit",
                            "--output",
                            junit.toString()))
                    .isEqualTo(1);
            var suite = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(junit.toFile())
                    .getDocumentElement();
            assertThat(suite.getAttribute("tests")).isEqualTo("2");
            assertThat(suite.getElementsByTagName("failure").getLength()).isEqualTo(1);
        }
    }

    @Test
    void whatCannotBeAskedIsSkippedAndNothingPassesUnasked() throws Exception {
        try (StubInstallation stub = new StubInstallation()) {
            Means none = new Means(stub.means().url(), null, null, null, null, false);
            Report report = Conformance.run(none, Clock.systemUTC(), Set.of());
            assertThat(report.count(Finding.Result.PASS)).isZero();
            assertThat(report.count(Finding.Result.FAIL)).isZero();
            assertThat(report.exitCode()).isEqualTo(1);
            assertThat(report.in(Report.Format.TEXT)).contains("没有访问令牌").contains("no application and key");
        }
    }

    @Test
    void anInstallationThatIsAwayFails() {
        Means away = new Means(URI.create("http://127.0.0.1:1"), "x", null, null, null, false);
        Report report = Conformance.run(away, Clock.systemUTC(), Set.of("C-LIST"));
        assertThat(report.findings().get(0).result()).isEqualTo(Finding.Result.FAIL);
        assertThat(report.findings().get(0).reason()).contains("no answer");
    }

    @Test
    void wrongWordsAreRefusedBeforeAnythingIsAsked() {
        for (String[] words : new String[][] {
            {},
            {"--url", "nowhere"},
            {"--url", "ftp://x"},
            {"--url", "http://x", "--format", "pdf"},
            {"--url", "http://x", "--only", "A99"},
            {"--url", "http://x", "--app-id", "a"},
        }) {
            assertThat(run(words)).as(String.join(" ", words)).isEqualTo(2);
        }
    }

    @Test
    void aKeyIsReadFromDigitsAndFromWhatOpenSslWrites() throws Exception {
        Path digits = Files.writeString(folder.resolve("digits"), StubInstallation.APP_KEY + "\n");
        // openssl ec -outform PEM, and the same by openssl pkcs8 -topk8 -nocrypt, of the public test key.
        Path sec1 = Files.writeString(folder.resolve("sec1"), pem("EC PRIVATE KEY", sec1()));
        assertThat(Signing.SM2_SM3.secret(digits)).isEqualTo(StubInstallation.APP_KEY);
        assertThat(Signing.SM2_SM3.secret(sec1)).isEqualTo(StubInstallation.APP_KEY);
        Path pkcs8 = Files.writeString(folder.resolve("pkcs8"), pem("PRIVATE KEY", pkcs8()));
        assertThat(Signing.SM2_SM3.secret(pkcs8)).isEqualTo(StubInstallation.APP_KEY);
        Path none = Files.writeString(folder.resolve("none"), pem("CERTIFICATE", "00"));
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> Signing.SM2_SM3.secret(none))
                .hasMessageContaining("no private key");
    }

    private static String sec1() {
        return "30310201010420" + StubInstallation.APP_KEY + "a00a06082a811ccf5501822d";
    }

    private static String pkcs8() {
        String inner = "30250201010420" + StubInstallation.APP_KEY;
        return "3041020100301306072a8648ce3d020106082a811ccf5501822d0427" + inner;
    }

    private static String pem(String type, String hex) {
        return "-----BEGIN " + type + "-----\n"
                + Signing.base64(java.util.HexFormat.of().parseHex(hex)) + "\n-----END " + type + "-----\n";
    }

    private static int run(String... words) {
        CommandLine command = new CommandLine(new ConformanceCommand());
        command.setErr(new PrintWriter(new StringWriter()));
        return command.execute(words);
    }
}
