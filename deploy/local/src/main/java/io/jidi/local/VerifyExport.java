package io.jidi.local;

import io.jidi.platform.audit.rules.ExportCheck;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** {@code ./jidi verify-audit FILE}: what an auditor runs on an export, away from the installation. */
record VerifyExport(Console console) {

    /**
     * 0 when the file is whole, 1 when it is not.
     *
     * @param key that the installation made known; without one the file's own is told, to be compared
     */
    int run(Path file, @Nullable String key) {
        ExportCheck.Verdict verdict;
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            verdict = ExportCheck.check(lines, key);
        } catch (IOException e) {
            throw new LauncherFailure("读不到文件 · cannot read " + file + ": " + e.getMessage());
        }
        boolean whole = verdict.fault().isEmpty();
        console.say("%s %s: %d 条记录 records, 至 up to %d"
                .formatted(whole ? "✓" : "✗", verdict.service(), verdict.records(), verdict.sequence()));
        verdict.fault().ifPresent(fault -> console.say("  " + fault));
        if (key == null && verdict.publicKey() != null) {
            console.say("  签名公钥，请与系统公布的核对 · signed with, compare with the key made known: " + verdict.publicKey());
        }
        return whole ? 0 : 1;
    }
}
