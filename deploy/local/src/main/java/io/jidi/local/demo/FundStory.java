package io.jidi.local.demo;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The AI theme fund (fund.md 2.2: mother fund of 6 billion, 华安嘉业; 2.3: at most 20 % of a sub-fund, term at most 7
 * years) with a sub-fund. The sub-fund's partners and amounts are those of the worked split in 7.2, in millions, and
 * fictitious.
 */
final class FundStory {

    private static final String[][] PARTNERS = {
        {"人工智能主题母基金", "200000000.00", "PROVINCE", "GUIDANCE_FUND"},
        {"合肥市产业资本（虚构）", "150000000.00", "CITY", "STATE_OWNED"},
        {"皖江保险资金（虚构）", "130000000.00", "NONE", "FINANCIAL_INSTITUTION"},
        {"普通合伙人（虚构）", "20000000.00", "NONE", "SOCIAL"}
    };

    private final Api api;
    private final PrintStream out;
    private final Map<String, String> partners = new LinkedHashMap<>();
    private String sub = "";

    FundStory(Api api, PrintStream out) {
        this.api = api;
        this.out = out;
    }

    /** Funds, partners, commitments and a deal, before the tiers move. */
    void prepare() {
        String mother = fund("AI-THEME", "人工智能主题母基金", "MOTHER", null, "6000000000.00", "340000");
        sub = fund("AI-SUB-1", "智能语音子基金（虚构）", "SUB", mother, "500000000.00", "340100");
        for (String[] partner : PARTNERS) {
            ObjectNode body = Api.object()
                    .put("name", partner[0])
                    .put("kind", partner[0].startsWith("普通") ? "GP" : "LP")
                    .put("governmentTier", partner[2])
                    .put("moneySource", partner[3]);
            if (partner[3].equals("GUIDANCE_FUND")) {
                body.put("investingFundId", mother);
            }
            String id = api.must(
                            api.post(
                                    "manager",
                                    "/api/v1/funds/" + sub + "/partners",
                                    "demo-partner-" + partner[1],
                                    body),
                            "登记合伙人")
                    .text("id");
            partners.put(id, partner[0]);
            ObjectNode commitment =
                    Api.object().put("partnerId", id).put("closingNumber", 1).put("signedDate", "2026-01-20");
            commitment.set("amount", Api.money(partner[1]));
            api.must(
                    api.post(
                            "manager",
                            "/api/v1/funds/" + sub + "/commitments",
                            "demo-commitment-" + partner[1],
                            commitment),
                    "签署认缴");
        }
        transition(sub, "ESTABLISHED");
        ObjectNode deal = Api.object()
                .put("fundId", sub)
                .put("creditCode", "91340100MA990001XA")
                .put("enterpriseName", "皖江智语")
                .put("stage", "SCREENING");
        api.must(api.post("manager", "/api/v1/deals", "demo-deal-e1", deal), "登记投资项目");
    }

    /** The call, its payments, the books and the watchlist. */
    void tell() {
        out.println("\n三、基金 · funds");
        ObjectNode call = Api.object().put("noticeDate", "2026-03-02");
        call.set("total", Api.money("33333333.33"));
        var purpose = call.putArray("purposes").addObject().put("purpose", "项目投资");
        purpose.set("amount", Api.money("33333333.33"));
        Api.Answer issued =
                api.must(api.post("manager", "/api/v1/funds/" + sub + "/capital-calls", "demo-call-1", call), "发出缴款通知");
        out.printf(
                "  第 %s 次缴款通知 33,333,333.33 元，到期 %s，按认缴比例分摊到分 · split to the fen%n",
                issued.body().path("number").asString(""), issued.text("dueDate"));
        for (JsonNode line : issued.body().path("lines")) {
            String partner = line.path("partnerId").asString("");
            String amount = line.path("amount").path("amount").asString("");
            out.printf("    %-14s %s%n", amount, partners.getOrDefault(partner, partner));
            ObjectNode payment = Api.object()
                    .put("partnerId", partner)
                    .put("paidDate", "2026-03-10")
                    .put("bankAccount", "CUSTODY-1")
                    .put("bankReference", "DEMO-" + line.path("line").asString(""));
            payment.set("amount", Api.money(amount));
            api.must(
                    api.post(
                            "manager",
                            "/api/v1/capital-calls/" + issued.text("id") + "/payments",
                            "demo-payment-" + line.path("line").asString(""),
                            payment),
                    "登记到账");
        }
        JsonNode balance = api.must(api.get("manager", "/api/v1/funds/" + sub + "/trial-balance"), "试算平衡")
                .body();
        out.printf(
                "  试算平衡：差额 %s，备查差额 %s · the books balance%n",
                balance.path("difference").path("amount").asString(""),
                balance.path("memoDifference").path("amount").asString(""));
        watchlist();
    }

    private void watchlist() {
        JsonNode items = Api.object();
        for (int look = 0; look < 100; look++) {
            items = api.must(api.get("manager", "/api/v1/watchlist?position.in=PROSPECT,WATCH"), "观察名单")
                    .body()
                    .path("items");
            if (items.size() >= 2) {
                break;
            }
            Api.pause();
        }
        out.println("  观察名单（由企业梯度事件更新）· watchlist, moved by the enterprises' events");
        for (JsonNode entry : items) {
            int deals = entry.path("dealIds").size();
            out.printf(
                    "    %s %s：%s%s%n",
                    entry.path("position").asString(""),
                    entry.path("name").asString(""),
                    entry.path("reasonZh").asString(""),
                    deals == 0 ? "" : "（涉及在谈项目 " + deals + " 个）");
        }
    }

    private String fund(
            String code,
            String name,
            String layer,
            @org.jspecify.annotations.Nullable String parent,
            String size,
            String region) {
        ObjectNode body = Api.object()
                .put("code", code)
                .put("name", name)
                .put("layer", layer)
                .put("fundClass", "THEME")
                .put("regionCode", region)
                .put("manager", "华安嘉业投资管理有限公司")
                .put("termsFrom", "2026-01-01");
        body.set("targetSize", Api.money(size));
        if (parent != null) {
            body.put("parentFundId", parent);
        }
        body.putObject("terms")
                .put("termYears", layer.equals("MOTHER") ? 10 : 7)
                .put("investmentYears", 4)
                .put("noticeBusinessDays", 10)
                .put("callBasis", "COMMITMENT");
        String id = api.must(api.post("office", "/api/v1/funds", "demo-fund-" + code, body), "设立基金 " + code)
                .text("id");
        transition(id, "APPROVED");
        transition(id, "RAISING");
        return id;
    }

    /** Moves the fund on, unless an earlier telling already did. */
    private void transition(String fund, String to) {
        Api.Answer current = api.must(api.get("office", "/api/v1/funds/" + fund), "读取基金");
        JsonNode available = api.must(api.get("office", "/api/v1/funds/" + fund + "/transitions/available"), "可用变更")
                .body()
                .path("items");
        for (JsonNode next : available) {
            if (next.asString("").equals(to)) {
                ObjectNode body =
                        Api.object().put("to", to).put("reason", "演示：按程序推进").put("effectiveDate", "2026-01-10");
                api.must(
                        api.postWithTag(
                                "office",
                                "/api/v1/funds/" + fund + "/transitions",
                                "demo-to-" + to + "-" + fund.substring(4),
                                current.etag(),
                                body),
                        "变更基金状态");
            }
        }
    }
}
