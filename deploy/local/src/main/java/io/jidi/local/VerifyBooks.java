package io.jidi.local;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code ./jidi verify}: asks, as the auditor, whether the audit chains are whole and the fund ledger keeps its invariants. */
record VerifyBooks(RunningStack stack, Console console) {
    /** The whole ledger is read; the services give themselves ten minutes. */
    private static final Duration LIMIT = Duration.ofMinutes(11);

    private static final List<String> CHAINS =
            List.of("enterprise-service", "fund-service", "project-service", "exchange-service");
    private static final String AUDITOR = "auditor";

    /** 0 when everything holds, 1 when something does not. */
    int run() {
        String token = stack.token(AUDITOR);
        boolean whole = true;
        for (String service : CHAINS) {
            whole &= chain(service, ask(token, service + "/audit/verification"));
        }
        return ledger(ask(token, "fund-service/ledger/verification")) && whole ? 0 : 1;
    }

    private boolean chain(String service, Map<String, Object> verdict) {
        boolean whole = Boolean.TRUE.equals(verdict.get("whole"));
        console.say("%s 审计链 audit chain of %s: %s entries%s"
                .formatted(
                        whole ? "✓" : "✗", service, verdict.get("entries"), whole ? "" : ", " + verdict.get("fault")));
        return whole;
    }

    private boolean ledger(Map<String, Object> report) {
        for (Map<String, Object> one : rows(report, "checked")) {
            boolean holds = "0".equals(String.valueOf(one.get("breaches")));
            console.say("%s %s %s · %s%s"
                    .formatted(
                            holds ? "✓" : "✗",
                            one.get("invariant"),
                            one.get("titleZh"),
                            one.get("titleEn"),
                            holds ? "" : " (" + one.get("breaches") + ")"));
        }
        for (Map<String, Object> one : rows(report, "breaches")) {
            console.say("  %s %s%s %s"
                    .formatted(
                            one.get("invariant"),
                            one.get("fund"),
                            one.get("journal") == null ? "" : " 凭证 journal " + one.get("journal"),
                            one.get("object")));
            sayBoth("    ", one.get("reason"));
        }
        for (Map<String, Object> one : rows(report, "notAsked")) {
            console.say("– " + one.get("invariant"));
            sayBoth("    ", one.get("reason"));
        }
        console.say("基金账簿 fund ledger: %s funds, %s journals".formatted(report.get("funds"), report.get("journals")));
        return Boolean.TRUE.equals(report.get("whole"));
    }

    private void sayBoth(String indent, @Nullable Object text) {
        if (text instanceof Map<?, ?> both) {
            console.say(indent + both.get("zh"));
            console.say(indent + both.get("en"));
        }
    }

    @SuppressWarnings("unchecked") // the parser gives objects as maps and nothing else in these lists
    private static List<Map<String, Object>> rows(Map<String, Object> report, String field) {
        return report.get(field) instanceof List<?> rows ? (List<Map<String, Object>>) rows : List.of();
    }

    private Map<String, Object> ask(String token, String operation) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(stack.gateway() + "/api/v1/admin/" + operation))
                .timeout(LIMIT)
                .header("Authorization", "Bearer " + token)
                .build();
        try {
            HttpResponse<String> response = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .build()
                    .send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new LauncherFailure(operation + ": " + response.statusCode() + " " + response.body());
            }
            return JSONObjectUtils.parse(response.body());
        } catch (IOException | ParseException e) {
            throw new LauncherFailure("核验没有答复 · no verdict from " + operation + ": " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LauncherFailure("Interrupted while verifying");
        }
    }
}
