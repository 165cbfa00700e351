package io.jidi.bench.fund;

import io.jidi.bench.kit.BenchService;
import java.net.http.HttpResponse;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Funds that are opened through the service's own doors. */
final class Funds {

    private static final Pattern ID = Pattern.compile("\"id\":\"([a-z]+_[0-9a-z]+)\"");
    /** The body of a capital call. */
    static final String CALL = "{\"total\":{\"amount\":\"100.00\",\"currency\":\"CNY\"},\"noticeDate\":\"2026-03-02\","
            + "\"dueDate\":\"2026-03-16\",\"purposes\":[{\"purpose\":\"投资\",\"amount\":"
            + "{\"amount\":\"100.00\",\"currency\":\"CNY\"}}]}";

    private final BenchService server;

    Funds(BenchService server) {
        this.server = server;
    }

    /** An established fund with so many partners, its code beginning with the prefix, each with enough to be called for a long time. */
    String open(String prefix, int partners) {
        String fund = created(server.post(
                "/api/v1/funds",
                "{\"code\":\"" + prefix + "-"
                        + UUID.randomUUID().toString().substring(0, 8).toUpperCase(java.util.Locale.ROOT)
                        + "\",\"name\":\"测速基金\",\"layer\":\"SUB\",\"regionCode\":\"340100\",\"manager\":\"管理人\","
                        + "\"terms\":{\"termYears\":10,\"investmentYears\":5,\"noticeBusinessDays\":0,"
                        + "\"callBasis\":\"COMMITMENT\"},\"termsFrom\":\"2026-01-01\"}"));
        move(fund, "APPROVED");
        move(fund, "RAISING");
        for (int i = 0; i < partners; i++) {
            String partner = created(server.post(
                    "/api/v1/funds/" + fund + "/partners",
                    "{\"name\":\"合伙人" + i
                            + "\",\"kind\":\"LP\",\"governmentTier\":\"NONE\",\"moneySource\":\"SOCIAL\"}"));
            created(server.post(
                    "/api/v1/funds/" + fund + "/commitments",
                    "{\"partnerId\":\"" + partner
                            + "\",\"amount\":{\"amount\":\"1000000000.00\",\"currency\":\"CNY\"},\"closingNumber\":1,"
                            + "\"signedDate\":\"2026-01-02\"}"));
        }
        move(fund, "ESTABLISHED");
        return fund;
    }

    /** One capital call: allocated, booked, told to the outbox, answered. */
    HttpResponse<String> call(String fund) {
        return server.post("/api/v1/funds/" + fund + "/capital-calls", CALL);
    }

    private void move(String fund, String to) {
        String etag =
                server.get("/api/v1/funds/" + fund).headers().firstValue("ETag").orElseThrow();
        HttpResponse<String> moved = server.post(
                "/api/v1/funds/" + fund + "/transitions",
                "{\"to\":\"" + to + "\",\"reason\":\"bench\",\"effectiveDate\":\"2026-01-02\"}",
                etag);
        if (moved.statusCode() != 200) {
            throw new IllegalStateException(moved.statusCode() + " " + moved.body());
        }
    }

    private static String created(HttpResponse<String> answer) {
        Matcher id = ID.matcher(answer.body());
        if (answer.statusCode() != 201 || !id.find()) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
        return id.group(1);
    }
}
