package io.jidi.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.oneOf;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import io.jidi.embedded.ProjectRoot;
import io.jidi.testkit.Browser;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * What {@code ./jidi up} shows in a browser, with its demo: people sign in at the issuer, find what they are asked for, and do their
 * daily work; the services are asked afterwards what came of it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CockpitStoryTest {

    private static final Path PICTURES = Path.of("target/screenshots");
    /** The services' own, who live by the clock of the machine. */
    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Shanghai"));

    private static final String FIRM = "91340100MA990001XA";

    private Browser browser;
    private LaunchedStack stack;
    private BrowserContext context;
    private Page page;
    private final List<String> complaints = new ArrayList<>();

    @BeforeAll
    void start() {
        browser = Browser.start();
        stack = LaunchedStack.start("cockpit");
    }

    @AfterAll
    void stop() {
        if (stack != null) {
            stack.close();
        }
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void begin() {
        complaints.clear();
    }

    @AfterEach
    void end() {
        if (context != null) {
            context.close();
        }
        assertThat(complaints).isEmpty();
    }

    /** Through the issuer's page, as a demo user whose password is the name. */
    private void signIn(String user) {
        if (context != null) {
            context.close();
        }
        context = browser.chromium()
                .newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                        .setViewportSize(1440, 900)
                        .setLocale("zh-CN")
                        .setTimezoneId("Asia/Shanghai"));
        context.setDefaultTimeout(30_000);
        page = context.newPage();
        page.onPageError(complaints::add);
        page.navigate(stack.gateway() + "/");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("登录")).click();
        page.fill("input[name=username]", user);
        page.fill("input[name=password]", user);
        page.locator("button").first().click();
        page.waitForURL(url -> url.startsWith(stack.gateway()));
        assertThat(page.locator("main h1")).isVisible();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().startsWith("Failed to load resource")) {
                complaints.add(message.text());
            }
        });
    }

    private void visit(String address) {
        page.navigate(stack.gateway() + address);
        assertThat(page.locator("main h1")).isVisible();
        page.waitForFunction("() => !document.querySelector('main .waiting')");
    }

    private void shoot(String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve(name + ".png"))
                .setFullPage(true));
    }

    private Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private Locator dialog() {
        return page.locator("dialog[open]");
    }

    private Locator field(String label) {
        return dialog().getByLabel(label, new Locator.GetByLabelOptions().setExact(true));
    }

    private Locator press(String name) {
        return dialog().getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    private Locator submit() {
        return dialog().locator("button[type=submit]");
    }

    private JsonPath ask(String user, String path) {
        return given().baseUri(stack.gateway())
                .auth()
                .oauth2(stack.token(user))
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** A write of a demo user beside the browser, with the version that is there now where one is named. */
    private JsonPath write(String user, String path, String body, String versionOf) {
        RequestSpecification request = given().baseUri(stack.gateway())
                .auth()
                .oauth2(stack.token(user))
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(ContentType.JSON)
                .body(body);
        if (!versionOf.isEmpty()) {
            request.header(
                    "If-Match",
                    given().baseUri(stack.gateway())
                            .auth()
                            .oauth2(stack.token(user))
                            .get(versionOf)
                            .header("ETag"));
        }
        return request.post(path).then().statusCode(oneOf(200, 201)).extract().jsonPath();
    }

    private String fund() {
        return ask("office", "/api/v1/funds?code=AI-SUB-1").getString("items[0].id");
    }

    @Test
    void theReddestProjectAndWhoAnswersForIt() {
        signIn("office");
        Locator tile = page.locator(".headline .tile.alarm", new Page.LocatorOptions().setHasText("红灯项目"));
        assertThat(tile).isVisible();
        shoot("real-overview");
        tile.locator("button.figure").click();
        page.getByRole(AriaRole.DIALOG).getByText("列出这些行").click();
        assertThat(page.locator("h1")).hasText("明细");
        page.locator("main").getByText(Pattern.compile("庐州语音云平台二期")).first().click();
        assertThat(page.locator("h1")).containsText("庐州语音云平台二期");
        assertThat(page.locator(".facts")).containsText("合肥市发展和改革委员会");
        assertThat(page.locator("ol.months")).containsText("滞后");
        shoot("real-reddest");
    }

    @Test
    void whyAFirmIsNotALittleGiant() {
        signIn("office");
        page.keyboard().press("Control+k");
        page.keyboard().insertText("皖江智语");
        page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName(Pattern.compile("皖江智语")))
                .first()
                .click();
        assertThat(page.locator("h1")).containsText("皖江智语");
        Locator choice = page.getByLabel("测算").first();
        choice.selectOption(choice.locator("option", new Locator.LocatorOptions().setHasText("LG"))
                .first()
                .getAttribute("value"));
        assertThat(page.locator("table.criteria tbody tr").first()).containsText("不满足");
        shoot("real-little-giant");
    }

    @Test
    void whatTheFundMayStillInvestInOneEnterprise() {
        signIn("office");
        visit("/funds/" + fund() + "?view=limits");
        Locator firm = page.getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("企业"));
        firm.pressSequentially("皖江");
        page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName(Pattern.compile("皖江智语")))
                .first()
                .click();
        JsonPath told =
                ask("office", "/api/v1/funds/" + fund() + "/headroom?creditCode=" + FIRM + "&instrument=EQUITY");
        assertThat(page.locator(".answer")).containsText("皖江智语：本基金还可投资");
        String amount = told.getString("withoutOverride.amount");
        assertThat(page.locator(".answer").textContent().replaceAll("[^0-9.]", ""))
                .isEqualTo(amount);
        shoot("real-headroom");
    }

    @Test
    void whetherABaseMetEightyPercentAndByWhichDefinition() {
        signIn("office");
        visit("/?base=HOME");
        Locator panel = page.locator("section.panel", new Page.LocatorOptions().setHasText("产业集聚度"));
        assertThat(panel.locator("tr").filter(new Locator.FilterOptions().setHasText("64.23 %")))
                .containsText("未达成");
        assertThat(panel.locator("tr").filter(new Locator.FilterOptions().setHasText("80.00 %")))
                .containsText("已达成");
        panel.getByText("80.00 %").click();
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("AGG-B");
        shoot("real-agglomeration");
    }

    @Test
    void aProjectIsAdmittedAndItsMonthFiled() {
        signIn("office");
        YearMonth month = YearMonth.from(TODAY);
        visit("/projects");
        button("申请入库").click();
        field("名称").fill("皖江大模型训练中心（虚构）");
        field("地区").selectOption("340100");
        field("基地").selectOption("VOICE");
        dialog().getByRole(AriaRole.CHECKBOX).first().check();
        dialog().getByLabel("续建").check();
        field("总投资").fill("120,000,000.00");
        dialog().getByLabel("项目代码").fill("2611-340100-04-01-000019");
        field("统一社会信用代码").fill(FIRM);
        field("责任单位").fill("合肥市发展改革委");
        field("职务").fill("主任");
        field("起始日期").fill(month.atDay(1).toString());
        field("计划年度").fill(String.valueOf(month.getYear()));
        field("开工月").fill((month.getYear() - 1) + "-10");
        field("竣工月").fill(month.getYear() + "-12");
        field("年度计划投资").fill("120000000");
        field("12 个月累计计划")
                .fill("10000000 20000000 30000000 40000000 50000000 60000000 70000000 80000000 90000000"
                        + " 100000000 110000000");
        dialog().getByLabel("土地（亩）").check();
        field("土地（亩） · 需要").fill("0");
        field("土地（亩） · 已落实").fill("0");
        press("提交审核").click();
        assertThat(dialog().locator(".fault")).containsText("12");
        shoot("real-admission-returned");
        field("12 个月累计计划")
                .fill("10000000 20000000 30000000 40000000 50000000 60000000 70000000 80000000 90000000"
                        + " 100000000 110000000 120000000");
        press("提交审核").click();
        assertThat(page.locator("h1")).containsText("皖江大模型训练中心（虚构）");
        String project = page.url().replaceAll(".*/projects/|\\?.*", "");
        button("报送月报").click();
        field("月份").fill(month.toString());
        field("当月完成投资").fill("8,500,000.10");
        press("报送").click();
        assertThat(dialog()).hasCount(0);
        JsonPath reports = ask("office", "/api/v1/projects/" + project + "/reports");
        assertThat(reports.getList("items")).hasSize(1);
        assertThat(reports.getString("items[0].actual.amount")).isEqualTo("8500000.10");
        shoot("real-project");
    }

    @Test
    void aCallIsPreviewedIssuedAndTakenBackAndTheBooksAgreeToTheFen() {
        String fund = fund();
        int before = ask("manager", "/api/v1/capital-calls?fundId=" + fund)
                .getList("items")
                .size();
        signIn("manager");
        visit("/funds/" + fund + "?view=money");
        button("新催缴").click();
        dialog().getByLabel("通知日").fill(TODAY.toString());
        dialog().getByLabel("用途").fill("皖江智语第二批");
        field("金额（元）").fill("10,000,000.01");
        press("预览").click();
        assertThat(dialog().locator(".preview tfoot")).containsText("10,000,000.01 元");
        shoot("real-call-preview");
        press("按预览发出或存为草稿").click();
        assertThat(dialog()).hasCount(0);
        assertThat(page.locator(".done")).containsText("服务器已确认");
        JsonPath calls = ask("manager", "/api/v1/capital-calls?fundId=" + fund);
        assertThat(calls.getList("items")).hasSize(before + 1);
        assertThat(calls.getList("items.total.amount")).contains("10000000.01");
        assertThat(ask("manager", "/api/v1/funds/" + fund + "/trial-balance").getString("difference.amount"))
                .isEqualTo("0.00");
        page.locator("jidi-fund-money summary", new Page.LocatorOptions().setHasText("10,000,000.01"))
                .or(page.locator("jidi-fund-money summary", new Page.LocatorOptions().setHasText("1,000.00 万元")))
                .first()
                .click();
        button("撤回第 " + (before + 1) + " 次催缴").click();
        dialog().getByLabel("生效日").fill(TODAY.toString());
        dialog().getByLabel("理由").fill("项目暂缓（演示）");
        shoot("real-call-taken-back");
        press("撤回这次催缴").click();
        assertThat(dialog()).hasCount(0);
        assertThat(ask("manager", "/api/v1/capital-calls?fundId=" + fund).getList("items.state"))
                .containsOnlyOnce("CANCELLED");
        assertThat(ask("manager", "/api/v1/funds/" + fund + "/trial-balance").getString("difference.amount"))
                .isEqualTo("0.00");
    }

    @Test
    void aDistributionIsProposedByOneAndApprovedByAnother() {
        String fund = fund();
        signIn("manager");
        visit("/funds/" + fund + "?view=money");
        button("新分配").click();
        dialog().getByLabel("基准日").fill("2026-11-20");
        dialog().getByLabel("来源").fill("银行利息（虚构）");
        dialog().getByLabel("本金").fill("600000.01");
        dialog().getByLabel("收益").fill("400000");
        field("理由").fill("首个项目部分退出");
        press("预览").click();
        assertThat(dialog().locator(".preview tfoot").first()).containsText("1,000,000.01 元");
        press("提交分配方案").click();
        assertThat(dialog()).hasCount(0);
        assertThat(page.locator("jidi-fund-money")).containsText("由您编制，须由另一人批准");
        signIn("manager2");
        visit("/funds/" + fund + "?view=money");
        button("查看并批准第 1 次分配").click();
        dialog().getByLabel("批注").fill("同意");
        press("批准分配").click();
        assertThat(dialog()).hasCount(0);
        assertThat(ask("manager", "/api/v1/distributions?fundId=" + fund).getList("items.state"))
                .containsExactly("APPROVED");
    }

    @Test
    void aFileOfIndicatorsShowsItsFaultsAndWritesTheGoodRows() {
        signIn("office");
        visit("/data?part=imports");
        button("导入年度指标").click();
        String file = "uscc,name,year,field,value,unit,source\n"
                + FIRM + ",皖江智语,2024,employees,188,人,DECLARATION\n"
                + FIRM + ",皖江智语,2024,employees,一百,人,DECLARATION\n";
        field("文件（CSV 或 XLSX）")
                .setInputFiles(new FilePayload("indicators.csv", "text/csv", file.getBytes(StandardCharsets.UTF_8)));
        dialog().getByLabel("有错误时仍导入正确的行").check();
        press("预览").click();
        assertThat(dialog().locator("table.faults tbody tr")).hasCount(1);
        press("写入").click();
        assertThat(dialog()).containsText("部分写入");
        shoot("real-import");
    }

    @Test
    void aSupervisionLetterIsIssuedOnTheProjectAndAnsweredWhereItWaits() {
        JsonPath due = ask("office", "/api/v1/dispatch-orders?status=DUE");
        String order = due.getString("items[0].id");
        String address = "/api/v1/dispatch-orders/" + order;
        signIn("office");
        visit("/projects/" + due.getString("items[0].projectId"));
        page.locator("jidi-project-orders tbody")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile("^发出")))
                .first()
                .click();
        dialog().getByLabel("文号").fill("皖督〔2026〕17号");
        submit().click();
        assertThat(dialog()).hasCount(0);
        visit("/work?kind=ORDER");
        page.locator("table.tasks")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile("^答复")))
                .click();
        assertThat(dialog()).containsText("皖督〔2026〕17号");
        field("答复").fill("已增派施工班组，12 月底前赶上计划。");
        shoot("real-letter");
        press("提交答复").click();
        assertThat(dialog()).hasCount(0);
        assertThat(page.locator(".done")).containsText("服务器已确认");
        assertThat(ask("office", address).getString("reply")).startsWith("已增派施工班组");
    }

    @Test
    void anEditionIsHandedInByOneAndPublishedByAnother() throws IOException {
        Path worked = ProjectRoot.find().resolve("enterprise-service/src/main/resources/editions/srdi-2026.yaml");
        String draft = Files.readString(worked)
                .replace("edition: SRDI-2026", "edition: STORY-2090")
                .replace("standard: SRDI", "standard: STORY")
                .replace("from: 2026-04-01", "from: 2090-01-01");
        signIn("office");
        visit("/data?part=imports");
        button("提交标准草案").click();
        dialog().getByLabel("规则文件")
                .setInputFiles(new FilePayload("story.yaml", "", draft.getBytes(StandardCharsets.UTF_8)));
        press("提交草案").click();
        assertThat(page.locator("h1")).containsText("STORY-2090");
        String address = page.url().replace(stack.gateway(), "");
        shoot("real-draft");
        signIn("checker");
        visit(address);
        button("批准并发布").first().click();
        dialog().getByLabel("批注").fill("按文件发布");
        press("批准并发布").click();
        assertThat(dialog()).hasCount(0);
        assertThat(page.locator(".facts").first()).containsText("已发布");
        JsonPath kept = ask("office", "/api/v1/criteria/drafts/" + address.replaceAll(".*/|\\?.*", ""));
        assertThat(kept.getString("state")).isEqualTo("APPROVED");
    }

    @Test
    void anApplicationIsReturnedByTheDistrictWithAReasonAndADay() throws IOException {
        String firm = write(
                        "office",
                        "/api/v1/enterprises",
                        "{\"name\":\"镜湖智造\",\"creditCode\":\"91340202MA9900023W\",\"regionCode\":\"340202\"}",
                        "")
                .getString("id");
        // The figures of the demo's eligible firm, as those of the firm that somebody signs in for.
        String figures = Files.readAllLines(
                        ProjectRoot.find().resolve("enterprise-service/src/test/resources/worked-enterprises.csv"))
                .stream()
                .filter(line -> line.startsWith("uscc") || line.startsWith(FIRM))
                .map(line -> line.replace(FIRM, "91340202MA9900023W").replace("皖江智语", "镜湖智造"))
                .collect(Collectors.joining("\n"));
        given().baseUri(stack.gateway())
                .auth()
                .oauth2(stack.token("office"))
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("text/csv; charset=utf-8")
                .body(figures.getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/indicator-imports?mode=commit")
                .then()
                .statusCode(201);
        write("office", "/api/v1/enterprises/" + firm + "/assessments", "{\"standard\":\"SRDI\",\"kind\":\"NEW\"}", "");
        String application = write(
                        "firm",
                        "/api/v1/recognitions",
                        "{\"enterpriseId\":\"" + firm + "\",\"title\":\"SRDI\",\"kind\":\"NEW\"}",
                        "")
                .getString("id");
        String address = "/api/v1/recognitions/" + application;
        write("firm", address + "/steps", "{\"action\":\"SELF_ASSESS\",\"truthStated\":true}", address);
        write("firm", address + "/steps", "{\"action\":\"SUBMIT\",\"truthStated\":true}", address);
        signIn("jinghu");
        visit("/work?kind=RECOGNITION");
        page.locator("table.tasks tbody a").first().click();
        assertThat(button("退回补正")).isVisible();
        page.waitForFunction("() => !document.querySelector('main .waiting')");
        shoot("real-review");
        assertThat(page.locator("table.criteria tbody tr").first()).isVisible();
        button("退回补正").click();
        dialog().getByLabel("补正期限").fill(TODAY.plusDays(10).toString());
        dialog().getByLabel("理由").fill("补充研发费用专项审计");
        submit().click();
        assertThat(dialog()).hasCount(0);
        JsonPath now = ask("office", address);
        assertThat(now.getString("stage")).isEqualTo("RETURNED");
        assertThat(now.getString("until")).isEqualTo(TODAY.plusDays(10).toString());
    }
}
