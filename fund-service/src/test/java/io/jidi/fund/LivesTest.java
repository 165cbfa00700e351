package io.jidi.fund;

import static io.jidi.fund.BooksApi.breaches;
import static io.jidi.fund.BooksApi.cny;
import static io.jidi.fund.FundApi.keyed;
import static io.jidi.fund.FundApi.office;
import static org.assertj.core.api.Assertions.assertThat;

import io.jidi.testkit.RealParts;
import io.jidi.testkit.Seeded;
import io.jidi.testkit.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/**
 * Random lives of funds through the API: whatever is asked in whatever order is done or refused, never half, and after
 * each step every invariant of fund.md 7.3 that the ledger can ask holds. {@code -Djidi.lives=n} lives longer.
 */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class LivesTest {

    private static final int LIVES = Integer.getInteger("jidi.lives", 3);
    private static final int STEPS = 40;
    /** In fen: every fund can call this much. */
    private static final int MOST_OF_YOUTH = 1_000;

    private static final Map<String, Integer> DONE = new TreeMap<>();

    @AfterAll
    static void tellWhatWasDone() {
        org.jboss.logging.Logger.getLogger(LivesTest.class).infov("lives of funds did {0}", DONE);
    }

    @Test
    void whateverHappensTheBooksHold() {
        List<Life> lived = new ArrayList<>();
        Seeded.cases(LIVES, random -> lived.add(new Life(random)));
        // Lives in which everything is refused would prove nothing.
        assertThat(DONE).containsKeys("call", "pay", "sell", "approve");
        assertThat(DONE.values().stream().mapToInt(Integer::intValue).sum()).isGreaterThan(lived.size() * STEPS / 3);
    }

    /** One fund; every step is tried, and an answer of the server's own fault is a failure. */
    private static final class Life {
        private final Seeded random;
        private final String fund;
        private final List<String> partners = new ArrayList<>();
        private final List<String> commitments = new ArrayList<>();
        private final List<String> investments = new ArrayList<>();
        private final List<String> history = new ArrayList<>();
        private LocalDate day = LocalDate.of(2021, 1, 4);
        private int closing = 1;

        Life(Seeded random) {
            this.random = random;
            fund = BooksApi.raising(carryTerms(), BooksApi.FEE_TERMS, BooksApi.RECYCLING, BooksApi.RATES);
            partners.add(BooksApi.partner(fund, "GP"));
            for (int i = 0; i < random.number(2, 4); i++) {
                partners.add(BooksApi.partner(fund, "LP"));
            }
            for (String partner : partners.subList(1, partners.size())) {
                long least = commitments.isEmpty() ? MOST_OF_YOUTH : 2;
                commitments.add(BooksApi.commit(fund, partner, amount(least, 90_000_000_00L), 1, day.toString()));
            }
            BooksApi.move(fund, "ESTABLISHED", day.toString());
            youth();
            for (int step = 0; step < STEPS; step++) {
                day = day.plusDays(random.number(0, 40));
                step();
                assertThat(breaches(fund)).as("after %s", history).isEmpty();
            }
            end();
            assertThat(breaches(fund)).as("after %s", history).isEmpty();
        }

        private String carryTerms() {
            String more = (random.chance(60) ? ",\"escrowRate\":\"0.3\"" : "")
                    + (random.chance(70)
                            ? ",\"clawbackTaxRate\":\"" + random.oneOf("0", "0.25") + "\",\"interimClawback\":true"
                            : "");
            String terms = String.format(BooksApi.CARRY_TERMS, random.oneOf("1", "0.5", "0.2"));
            return (random.chance(50) ? terms.replace("WHOLE_FUND", "DEAL_BY_DEAL") : terms)
                    .replace("TIER_ACCOUNT\"}", random.oneOf("TIER_ACCOUNT", "IRR_LOOKBACK") + "\"" + more + "}")
                    .replace("0.08", random.oneOf("0.08", "0"));
        }

        /** What every fund lives through, whatever comes after: money is called, paid, invested and given back. */
        private void youth() {
            String some =
                    BigDecimal.valueOf(random.number(100, MOST_OF_YOUTH), 2).toPlainString();
            JsonPath call = BooksApi.call(fund, some, day.toString());
            List<Map<String, Object>> lines = call.getList("lines");
            Map<String, Object> line = lines.stream()
                    .max(Comparator.comparing(
                            one -> new BigDecimal(String.valueOf(((Map<?, ?>) one.get("amount")).get("amount")))))
                    .orElseThrow();
            pay(call, line, line.get("amount"), false);
            investOne();
            String bought =
                    office().get("/api/v1/investments/" + investments.get(0)).path("cost.amount");
            sell(investments.get(0), bought, some, true);
            assertThat(breaches(fund)).as("after %s", history).isEmpty();
        }

        private void step() {
            switch (random.number(0, 24)) {
                case 0 -> commit();
                case 1, 2, 3 -> call();
                case 4, 5 -> payOne();
                case 6 -> correct();
                case 7 -> declareDefault();
                case 8 -> release();
                case 9 -> transfer();
                case 10 -> investOne();
                case 11, 12 -> sell();
                case 13 -> fee();
                case 14 -> close();
                case 15 -> income();
                case 16 -> correctInvestment();
                case 17 -> correctDistribution();
                case 18 -> correctFee();
                case 19 -> writeOff();
                case 20 -> settle("clawbacks", Map.of("basis", "INTERIM"));
                case 21 -> settle("escrow-releases", Map.of());
                case 22, 23 -> finish();
                default -> cancel();
            }
        }

        private void commit() {
            closing++;
            String partner = random.oneOf(partners.get(1), partners.get(partners.size() - 1));
            tried(
                    "commit",
                    keyed().body(Map.of(
                                    "partnerId",
                                    partner,
                                    "amount",
                                    cny(amount(1, 50_000_000_00L)),
                                    "closingNumber",
                                    closing,
                                    "signedDate",
                                    day.toString()))
                            .post("/api/v1/funds/" + fund + "/commitments"));
            tried(
                    "equalise",
                    keyed().body(Map.of(
                                    "closingNumber", closing, "closingDate", day.toString(), "dueDate", day.toString()))
                            .post("/api/v1/funds/" + fund + "/equalisations"));
            tried(
                    "refund",
                    keyed().body(Map.of("paidDate", day.toString(), "bankReference", "R"))
                            .post("/api/v1/funds/" + fund + "/equalisations/" + closing + "/payments"));
        }

        private void call() {
            String total = amount(1, 20_000_000_00L);
            Response issued = tried(
                    "call",
                    keyed().body("{\"total\":" + FundApi.money(total) + ",\"noticeDate\":\"" + day
                                    + "\",\"dueDate\":\"" + day
                                    + "\",\"purposes\":[{\"purpose\":\"x\",\"outsideCommitment\":"
                                    + random.chance(20) + ",\"amount\":" + FundApi.money(total) + "}]}")
                            .post("/api/v1/funds/" + fund + "/capital-calls"));
            if (issued.statusCode() == 201 && random.chance(70)) {
                BooksApi.payAll(
                        issued.jsonPath(), day.plusDays(random.number(0, 5)).toString());
            }
        }

        private void payOne() {
            JsonPath call = aCall();
            List<Map<String, Object>> lines = call.getList("lines");
            if (lines != null && !lines.isEmpty()) {
                Map<String, Object> line = lines.get(random.number(0, lines.size() - 1));
                Response paid = pay(
                        call,
                        line,
                        random.chance(60) ? line.get("amount") : cny(amount(1, 10_000_000_00L)),
                        random.chance(50));
                if (paid.statusCode() == 201 && "PENDING".equals(paid.path("phase"))) {
                    tried(
                            "settle",
                            keyed().body(Map.of(
                                            "to",
                                            random.oneOf("POSTED", "VOIDED"),
                                            "effectiveDate",
                                            day.toString(),
                                            "reason",
                                            "x"))
                                    .post("/api/v1/capital-calls/" + call.getString("id") + "/payments/"
                                            + paid.path("id") + "/transitions"));
                }
            }
        }

        private Response pay(JsonPath call, Map<String, Object> line, Object amount, boolean pending) {
            return tried(
                    "pay",
                    keyed().body(Map.of(
                                    "partnerId",
                                    line.get("partnerId"),
                                    "amount",
                                    amount,
                                    "paidDate",
                                    day.toString(),
                                    "bankAccount",
                                    "1001",
                                    "bankReference",
                                    UUID.randomUUID().toString(),
                                    "pending",
                                    pending))
                            .post("/api/v1/capital-calls/" + call.getString("id") + "/payments"));
        }

        private void correct() {
            JsonPath call = aCall();
            List<String> payments = office().get("/api/v1/capital-calls/" + call.getString("id") + "/payments")
                    .jsonPath()
                    .getList("items.id");
            if (payments != null && !payments.isEmpty()) {
                tried(
                        "correct",
                        keyed().body(Map.of(
                                        "amount",
                                        cny(amount(1, 10_000_000_00L)),
                                        "paidDate",
                                        day.minusDays(random.number(0, 400)).toString(),
                                        "remove",
                                        random.chance(30),
                                        "reason",
                                        "x"))
                                .post("/api/v1/capital-calls/" + call.getString("id") + "/payments/"
                                        + payments.get(random.number(0, payments.size() - 1)) + "/corrections"));
            }
        }

        private void declareDefault() {
            JsonPath call = aCall();
            String partner = partners.get(random.number(1, partners.size() - 1));
            String path = "/api/v1/capital-calls/" + call.getString("id");
            tried(
                    "default",
                    keyed().body(Map.of("partnerId", partner, "effectiveDate", day.toString(), "reason", "x"))
                            .post(path + "/defaults"));
            tried(
                    "charge",
                    keyed().body(Map.of("partnerId", partner, "throughDate", day.toString()))
                            .post(path + "/default-interest"));
        }

        private void release() {
            String commitment = commitments.get(random.number(0, commitments.size() - 1));
            tried(
                    "release",
                    keyed().header(
                                    "If-Match",
                                    office().get("/api/v1/commitments/" + commitment)
                                            .header("ETag"))
                            .body(Map.of(
                                    "amount",
                                    cny(amount(1, 5_000_000_00L)),
                                    "effectiveDate",
                                    day.toString(),
                                    "reason",
                                    "x"))
                            .post("/api/v1/commitments/" + commitment + "/releases"));
        }

        private void transfer() {
            String commitment = commitments.get(random.number(0, commitments.size() - 1));
            Response there = office().get("/api/v1/commitments/" + commitment);
            String whole = there.path("amount.amount");
            Response moved = tried(
                    "transfer",
                    keyed().header("If-Match", there.header("ETag"))
                            .body(Map.of(
                                    "toPartnerId",
                                    partners.get(random.number(1, partners.size() - 1)),
                                    "amount",
                                    cny(random.chance(30) ? whole : amount(1, 20_000_000_00L)),
                                    "effectiveDate",
                                    day.toString(),
                                    "reason",
                                    "x"))
                            .post("/api/v1/commitments/" + commitment + "/transfers"));
            if (moved.statusCode() == 201 && !commitments.contains(moved.<String>path("to.id"))) {
                commitments.add(moved.path("to.id"));
            }
        }

        private void investOne() {
            String bank = BooksApi.balance(fund, "1002", "?asOf=2099-12-31");
            BigDecimal half = new BigDecimal(bank == null ? "0" : bank)
                    .divide(BigDecimal.valueOf(2), 2, java.math.RoundingMode.DOWN);
            if (half.signum() > 0) {
                history.add("invest");
                investments.add(BooksApi.invest(fund, half.toPlainString(), openDay()));
            }
        }

        private void sell() {
            if (investments.isEmpty()) {
                return;
            }
            sell(
                    investments.get(random.number(0, investments.size() - 1)),
                    amount(1, 8_000_000_00L),
                    amount(1, 30_000_000_00L),
                    random.chance(80));
        }

        private void sell(String investment, String cost, String proceeds, boolean approved) {
            Response sold = tried(
                    "sell",
                    keyed().body(Map.of(
                                    "route",
                                    "SHARE_TRANSFER",
                                    "exitDate",
                                    day.toString(),
                                    "cost",
                                    cny(cost),
                                    "proceeds",
                                    cny(proceeds)))
                            .post("/api/v1/investments/" + investment + "/exits"));
            if (sold.statusCode() == 201 && approved) {
                decide(sold.path("distributionId"));
            }
        }

        private void decide(String distribution) {
            Response decided = tried(
                    "approve",
                    BooksApi.approve(Tokens.of("PROVINCE_OFFICE").user("second").sign(), distribution));
            if (decided.statusCode() == 200) {
                payOut(distribution);
            }
        }

        private void payOut(String distribution) {
            tried(
                    "pay out",
                    keyed().body(Map.of(
                                    "paidDate",
                                    day.toString(),
                                    "bankReference",
                                    UUID.randomUUID().toString()))
                            .post("/api/v1/distributions/" + distribution + "/payments"));
        }

        private void fee() {
            tried("fee", keyed().body(Map.of("throughDate", day.toString())).post("/api/v1/funds/" + fund + "/fees"));
        }

        private void close() {
            LocalDate end = day.withDayOfMonth(1).minusDays(1);
            tried(
                    "close",
                    keyed().body(Map.of("periodEnd", end.toString(), "reason", "x"))
                            .post("/api/v1/funds/" + fund + "/periods"));
        }

        private void income() {
            if (!investments.isEmpty()) {
                Response received = tried(
                        "income",
                        keyed().body(Map.of(
                                        "kind",
                                        "DIVIDEND",
                                        "amount",
                                        cny(amount(1, 9_000_000_00L)),
                                        "receivedDate",
                                        day.toString()))
                                .post("/api/v1/investments/" + anInvestment() + "/incomes"));
                if (received.statusCode() == 201 && random.chance(70)) {
                    decide(received.path("distributionId"));
                }
            }
        }

        private void correctInvestment() {
            if (investments.isEmpty()) {
                return;
            }
            String investment = anInvestment();
            JsonPath there = office().get("/api/v1/investments/" + investment + "/history")
                    .jsonPath();
            String what = random.oneOf("fundings", "exits", "exits", "incomes");
            List<String> ids = there.getList(what + ".id");
            if (!ids.isEmpty()) {
                LocalDate other = day.minusDays(random.number(0, 60));
                String money = amount(1, 20_000_000_00L);
                tried(
                        "correct " + what,
                        keyed().body(Map.of(
                                        what.equals("exits") ? "proceeds" : "amount",
                                        cny(money),
                                        what.equals("exits")
                                                ? "exitDate"
                                                : what.equals("fundings") ? "fundedDate" : "receivedDate",
                                        other.toString(),
                                        "remove",
                                        random.chance(30),
                                        "reason",
                                        "x"))
                                .post("/api/v1/investments/" + investment + "/" + what + "/"
                                        + ids.get(random.number(0, ids.size() - 1)) + "/corrections"));
            }
        }

        private void correctDistribution() {
            String distribution = some("distributions", random.oneOf("PAID", "APPROVED", "PROPOSED"));
            if (distribution == null) {
                return;
            }
            String path = "/api/v1/distributions/" + distribution;
            tried(
                    "correct paying",
                    keyed().body(Map.of(
                                    "paidDate",
                                    day.minusDays(random.number(0, 30)).toString(),
                                    "remove",
                                    random.chance(60),
                                    "reason",
                                    "x"))
                            .post(path + "/payments/corrections"));
            if (random.chance(70)) {
                Response back = tried(
                        "take back",
                        keyed().header("If-Match", office().get(path).header("ETag"))
                                .body(Map.of("propose", random.chance(70), "reason", "x"))
                                .post(path + "/corrections"));
                if (back.statusCode() == 200 && back.path("replacement") != null) {
                    decide(back.path("replacement.id"));
                }
            }
        }

        private void correctFee() {
            List<String> fees =
                    office().get("/api/v1/funds/" + fund + "/fees").jsonPath().getList("items.id");
            if (!fees.isEmpty()) {
                tried(
                        "correct fee",
                        keyed().body(Map.of(
                                        "waivers",
                                        List.of(Map.of("reason", "x", "amount", cny(amount(1, 1_000_00L)))),
                                        "remove",
                                        random.chance(30),
                                        "reason",
                                        "x"))
                                .post("/api/v1/funds/" + fund + "/fees/" + fees.get(random.number(0, fees.size() - 1))
                                        + "/corrections"));
            }
        }

        private void writeOff() {
            if (!investments.isEmpty()) {
                tried(
                        "write off",
                        keyed().body(Map.of("route", "WRITE_OFF", "exitDate", day.toString(), "proceeds", cny("0.00")))
                                .post("/api/v1/investments/" + anInvestment() + "/exits"));
            }
        }

        private void settle(String what, Map<String, Object> request) {
            Map<String, Object> whole = new TreeMap<>(request);
            whole.put("effectiveDate", day.toString());
            whole.put("reason", "x");
            Response proposed = tried(what, keyed().body(whole).post("/api/v1/funds/" + fund + "/" + what));
            if (proposed.statusCode() == 201) {
                String id = proposed.path("id");
                String second = Tokens.of("PROVINCE_OFFICE").user("second").sign();
                Response approved = random.chance(80)
                        ? tried("approve " + what, SettlementTest.approve(second, id))
                        : tried(
                                "withdraw " + what,
                                keyed().header(
                                                "If-Match",
                                                office().get("/api/v1/settlements/" + id)
                                                        .header("ETag"))
                                        .body(Map.of("reason", "x"))
                                        .post("/api/v1/settlements/" + id + "/withdrawals"));
                assertThat(approved.statusCode()).as("%s", history).isLessThan(300);
            }
        }

        /** Pays into some settlement what is owed there, or a part, and pays out what has come in. */
        private void finish() {
            String settlement = some("settlements", "APPROVED");
            if (settlement == null) {
                return;
            }
            String path = "/api/v1/settlements/" + settlement;
            List<Map<String, Object>> lines = office().get(path).jsonPath().getList("lines");
            for (Map<String, Object> line : lines) {
                Response paid = tried(
                        "pay in",
                        keyed().body(Map.of(
                                        "partnerId",
                                        line.get("partnerId"),
                                        "amount",
                                        random.chance(60) ? line.get("owes") : cny(amount(1, 5_000_000_00L)),
                                        "paidDate",
                                        day.toString(),
                                        "bankAccount",
                                        "1001",
                                        "bankReference",
                                        UUID.randomUUID().toString(),
                                        "pending",
                                        random.chance(40)))
                                .post(path + "/payments"));
                if (paid.statusCode() == 201 && "PENDING".equals(paid.path("phase"))) {
                    tried(
                            "conclude",
                            keyed().body(Map.of(
                                            "to",
                                            random.oneOf("POSTED", "VOIDED"),
                                            "effectiveDate",
                                            day.toString(),
                                            "reason",
                                            "x"))
                                    .post(path + "/payments/" + paid.path("id") + "/transitions"));
                }
            }
            tried(
                    "settlement out",
                    keyed().body(Map.of(
                                    "paidDate",
                                    day.toString(),
                                    "bankReference",
                                    UUID.randomUUID().toString()))
                            .post(path + "/payouts"));
        }

        /** Everything is written off, what was proposed is decided, and the carry is tested over the whole life. */
        private void end() {
            day = day.plusDays(1);
            for (String state : List.of("FILED", "INVESTING", "LIQUIDATING")) {
                BooksApi.move(fund, state, day.toString());
            }
            for (String investment : investments) {
                tried(
                        "write off",
                        keyed().body(Map.of("route", "WRITE_OFF", "exitDate", day.toString(), "proceeds", cny("0.00")))
                                .post("/api/v1/investments/" + investment + "/exits"));
            }
            for (String open = some("distributions", "PROPOSED");
                    open != null;
                    open = some("distributions", "PROPOSED")) {
                tried(
                        "withdraw",
                        keyed().header(
                                        "If-Match",
                                        office().get("/api/v1/distributions/" + open)
                                                .header("ETag"))
                                .body(Map.of("reason", "x"))
                                .post("/api/v1/distributions/" + open + "/withdrawals"));
            }
            String unpaid = some("distributions", "APPROVED");
            if (unpaid != null) {
                payOut(unpaid);
            }
            settle("clawbacks", Map.of("basis", "FINAL"));
            finish();
            settle("escrow-releases", Map.of());
            finish();
        }

        private String anInvestment() {
            return investments.get(random.number(0, investments.size() - 1));
        }

        /** One of the fund's in a state; null when there is none. */
        private String some(String what, String state) {
            List<String> ids = office().get("/api/v1/" + what + "?pageSize=200&fundId=" + fund + "&state=" + state)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath()
                    .getList("items.id");
            return ids.isEmpty() ? null : ids.get(random.number(0, ids.size() - 1));
        }

        private void cancel() {
            JsonPath call = aCall();
            String path = "/api/v1/capital-calls/" + call.getString("id");
            tried(
                    "cancel",
                    keyed().header("If-Match", office().get(path).header("ETag") + "")
                            .body(Map.of("to", "CANCELLED", "effectiveDate", day.toString(), "reason", "x"))
                            .post(path + "/transitions"));
        }

        /** Some call of this fund; the empty one when there is none yet. */
        private JsonPath aCall() {
            JsonPath calls = office().get("/api/v1/capital-calls?pageSize=200&fundId=" + fund)
                    .jsonPath();
            List<Object> items = calls.getList("items");
            if (items.isEmpty()) {
                return new JsonPath("{\"id\":\"ccl_00000000000000000000000000\",\"lines\":[]}");
            }
            return office().get("/api/v1/capital-calls/"
                            + calls.getString("items[" + random.number(0, items.size() - 1) + "].id"))
                    .jsonPath();
        }

        private String openDay() {
            return day.toString();
        }

        private Response tried(String what, Response answer) {
            history.add(what + " " + day + " " + answer.statusCode());
            if (answer.statusCode() < 300) {
                DONE.merge(what, 1, Integer::sum);
            }
            assertThat(answer.statusCode())
                    .as("%s: %s", history, answer.asString())
                    .isLessThan(500);
            return answer;
        }

        private String amount(long least, long most) {
            BigDecimal some = random.amount(most);
            return some.max(BigDecimal.valueOf(least, 2)).toPlainString();
        }
    }
}
