package io.jidi.cockpit;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What is handed in: a project for the library, the report of a month, a file of indicators. */
class FilingInBrowserTest extends InBrowser {

    private static final String IMPORTS = "/api/v1/indicator-imports";
    private static final String FOUND =
            "{\"status\":\"%s\",\"rows\":{\"total\":3,\"accepted\":%d,\"added\":1,\"changed\":1,"
                    + "\"unchanged\":0,\"rejected\":%d},\"faults\":[%s],\"changes\":[{\"row\":2,\"creditCode\":\"91340300MA9900036F\","
                    + "\"field\":\"revenue\",\"year\":2025,\"before\":[\"1\"],\"after\":[\"2\"]}],\"difference\":\"d1ff\"}";
    private static final String FAULT =
            "{\"row\":4,\"column\":\"value\",\"code\":\"NOT_A_NUMBER\",\"reason\":{\"zh\":\"不是数字：一百\",\"en\":\"not a number: 一百\"}}";
    private static final String BASES = "{\"items\":[{\"id\":\"bas_1\",\"code\":\"VOICE\",\"nameZh\":\"智能语音基地\","
            + "\"nameEn\":\"Voice Base\",\"focusAreas\":[{\"row\":28,\"nameZh\":\"语音识别\",\"nameEn\":\"speech\",\"quotes\":[]}]}]}";

    private Locator field(String label) {
        return dialog().getByLabel(label, new Locator.GetByLabelOptions().setExact(true));
    }

    private void fillAdmission() {
        server.on("GET", "/api/v1/bases", Reply.of(200, BASES));
        visit("/projects?lang=zh");
        button("申请入库").click();
        field("名称").fill("皖江大模型训练中心");
        field("地区").selectOption("340100");
        field("基地").selectOption("VOICE");
        dialog().getByLabel("语音识别").check();
        dialog().getByLabel("计划开工").check();
        dialog().getByLabel("计划竣工").check();
        field("总投资").fill("120,000,000.00");
        dialog().getByLabel("项目代码").fill("2611-340100-04-01-000009");
        field("统一社会信用代码").fill("91340300MA9900036F");
        field("责任单位").fill("合肥市发展改革委");
        field("职务").fill("主任");
        field("起始日期").fill("2026-11-01");
        field("计划年度").fill("2027");
        field("开工月").fill("2027-01");
        field("竣工月").fill("2027-12");
        field("年度计划投资").fill("120000000");
        field("12 个月累计计划").fill("1e0");
        dialog().getByLabel("土地（亩）").check();
        field("土地（亩） · 需要").fill("30");
        field("土地（亩） · 已落实").fill("12.5");
    }

    @Test
    void aProjectIsReturnedByTheChecklistCorrectedAndAdmitted() {
        fillAdmission();
        field("12 个月累计计划").fill("1 2 3 4 5 6 7 8 9 10 11");
        server.on(
                "POST",
                "/api/v1/projects",
                Reply.problem(
                        422,
                        "PROJECT_ADMISSION_RETURNED",
                        "退回",
                        "[{\"pointer\":\"/schedule/cumulative\",\"code\":\"CURVE_NOT_TWELVE\",\"message\":\"计划曲线应为12个月,现为11\"},"
                                + "{\"pointer\":\"/responsibility\",\"code\":\"C5\",\"message\":\"责任主体不全\"},"
                                + "{\"pointer\":\"/codes\",\"code\":\"C8\",\"message\":\"与在库项目重复\"}]"),
                Reply.of(201, "{\"id\":\"x\"}")
                        .with("Location", "/api/v1/projects/" + server.id("/api/v1/projects", 0)));
        button("提交审核").click();
        assertThat(dialog()).containsText("有 3 处需要更正");
        assertThat(dialog().getByLabel("项目代码")).isFocused();
        assertThat(field("12 个月累计计划")).hasAccessibleDescription("1 月至 12 月的累计金额（元），用空格、逗号或换行分隔 计划曲线应为12个月,现为11");
        assertThat(field("责任单位")).hasAccessibleDescription("责任主体不全");
        isAccessible("admit-returned-zh");
        field("12 个月累计计划").fill("1 2 3 4 5 6 7 8 9 10 11\n120000000");
        button("提交审核").click();
        assertThat(page.locator("h1")).containsText("皖声语音模组产线扩建");
        Sent sent = server.sent.get(1);
        Contract.of("project-service").fits(sent.json(), "AdmitProject");
        assertThat(sent.json().path("classes").toString()).isEqualTo("[\"PLANNED_START\",\"PLANNED_COMPLETION\"]");
        assertThat(sent.json().path("fields").toString()).isEqualTo("[28]");
        assertThat(sent.json().path("totalInvestment").path("amount").asText()).isEqualTo("120000000.00");
        assertThat(sent.json().path("schedule").path("cumulative")).hasSize(12);
        assertThat(sent.json().path("elements").toString())
                .isEqualTo("[{\"kind\":\"LAND\",\"needed\":\"30\",\"secured\":\"12.5\"}]");
    }

    @Test
    void theFormOfAdmissionHoldsInBothLanguagesAndKeepsWhatWasTyped() {
        fillAdmission();
        isAccessible("admit-zh");
        page.keyboard().press("Escape");
        assertThat(dialog()).hasCount(0);
        page.locator("header").getByText("English").click();
        button("Admit a project").click();
        assertThat(field("Name")).hasValue("皖江大模型训练中心");
        assertThat(dialog()).containsText("What you had not submitted was kept");
        isAccessible("admit-en");
        assertThat(server.sent).isEmpty();
    }

    @Test
    void aMonthIsFiledWithItsMoneyBySourceAndAFaultIsToldBesideIt() {
        String project = server.id("/api/v1/projects", 1);
        String reports = "/api/v1/projects/" + project + "/reports";
        server.on(
                "POST",
                reports,
                Reply.problem(
                        422,
                        "REPORT_REFUSED",
                        "月报未通过",
                        "[{\"pointer\":\"/funds/1/completed/amount\",\"code\":\"Y\",\"message\":\"各来源完成之和不等于当月完成\"}]"),
                Reply.of(201, "{}"));
        visit("/work?lang=zh&kind=REPORT&asOf=2026-11-20");
        assertThat(page.locator("table.tasks tbody tr")).hasCount(2);
        page.locator("table.tasks tbody tr")
                .filter(new Locator.FilterOptions().setHasText("江北协作机器人整机厂"))
                .getByText("报送月报")
                .click();
        assertThat(field("月份")).hasValue("2026-11");
        field("当月完成投资").fill("8,500,000.10");
        dialog().getByLabel("银行贷款").check();
        dialog().getByLabel("企业自筹").check();
        for (String part : new String[] {"到位", "完成", "支付"}) {
            field("银行贷款 · " + part).fill("8000000");
            field("企业自筹 · " + part).fill("500000.10");
        }
        tabTo(field("企业自筹 · 支付"));
        isAccessible("report-zh");
        button("报送").click();
        assertThat(field("企业自筹 · 完成")).isFocused();
        assertThat(field("企业自筹 · 完成")).hasAccessibleDescription("各来源完成之和不等于当月完成");
        button("报送").click();
        assertThat(dialog()).hasCount(0);
        Sent sent = server.sent.get(1);
        Contract.of("project-service").fits(sent.json(), "FileMonthlyReport");
        assertThat(sent.json().path("actual").toString()).isEqualTo("{\"amount\":\"8500000.10\",\"currency\":\"CNY\"}");
        assertThat(sent.json().at("/funds/1/source").asText()).isEqualTo("OWNER");
        page.waitForCondition(() -> server.asked.stream()
                        .filter(one -> one.startsWith("/api/v1/monthly-reports"))
                        .count()
                >= 2);
    }

    @Test
    void aMonthIsFiledFromTheProjectToo() {
        String project = server.id("/api/v1/projects", 1);
        server.on("POST", "/api/v1/projects/" + project + "/reports", Reply.of(201, "{}"));
        visit("/projects/" + project + "?lang=en");
        button("File the month").click();
        assertThat(dialog()).containsText("Latest, 2025-12");
        field("Month").fill("2026-01");
        field("Investment completed in the month").fill("1");
        isAccessible("report-en");
        dialog().getByText("File", new Locator.GetByTextOptions().setExact(true))
                .click();
        assertThat(dialog()).hasCount(0);
        assertThat(server.sent).hasSize(1);
    }

    @Test
    void aMonthThatIsThereIsCorrectedWithAReasonByKeysAlone() {
        String project = server.id("/api/v1/projects", 1);
        String reports = "/api/v1/projects/" + project + "/reports";
        server.on(
                "POST",
                reports,
                Reply.problem(
                        409,
                        "REPORT_EXISTS",
                        "该月已有月报",
                        "[{\"pointer\":\"/correctionReason\",\"code\":\"REPORT_EXISTS\",\"message\":\"更正须说明理由\"}]"),
                Reply.of(201, "{}"));
        visit("/projects/" + project + "?lang=zh");
        tabTo(button("报送月报"));
        page.keyboard().press("Enter");
        assertThat(field("月份")).isFocused();
        page.keyboard().type("December");
        page.keyboard().press("Tab");
        page.keyboard().type("2025");
        tabTo(field("当月完成投资"));
        page.keyboard().type("42.50");
        page.keyboard().press("Enter");
        assertThat(field("更正理由 选填")).isFocused();
        assertThat(field("更正理由 选填")).hasAccessibleDescription("仅更正已报月份时填写 更正须说明理由");
        assertThat(dialog()).not().containsText("他人已先作更改");
        page.keyboard().insertText("漏报设备款");
        tabTo(dialog().locator("button[type=submit]"));
        page.keyboard().press("Enter");
        assertThat(dialog()).hasCount(0);
        assertThat(server.sent.get(1).json().toString())
                .isEqualTo("{\"month\":\"2025-12\",\"actual\":{\"amount\":\"42.50\",\"currency\":\"CNY\"},"
                        + "\"correctionReason\":\"漏报设备款\",\"funds\":[]}");
    }

    private void chooseFile() {
        visit("/data?part=imports&lang=zh");
        button("导入年度指标").click();
        dialog().getByLabel("文件（CSV 或 XLSX）")
                .setInputFiles(new FilePayload(
                        "indicators.csv",
                        "text/csv",
                        "uscc,name,year,field,value,unit,source\n".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aFileWithFaultsShowsEachOfThemAndIsNotWritten() {
        server.on("POST", IMPORTS + "?mode=validate", Reply.of(200, FOUND.formatted("INVALID", 2, 1, FAULT)));
        chooseFile();
        button("预览").click();
        assertThat(dialog().locator("table.faults tbody tr")).hasCount(1);
        assertThat(dialog().locator("table.faults tbody tr")).containsText("不是数字：一百");
        assertThat(dialog()).containsText("共 3 行，2 行可用，1 行有误");
        assertThat(button("写入")).hasCount(0);
        isAccessible("import-faults-zh");
        assertThat(server.sent).hasSize(1);
        assertThat(server.sent.get(0).type()).isEqualTo("text/csv");
        assertThat(server.sent.get(0).body()).startsWith("uscc,name");
    }

    @Test
    void theGoodRowsAreWrittenJustAsTheyWereShown() {
        server.on("POST", IMPORTS + "?mode=validate", Reply.of(200, FOUND.formatted("INVALID", 2, 1, FAULT)));
        String commit = IMPORTS + "?mode=commit&partial=true&expected=d1ff";
        String id = "imp_01m8kj0000e00aaaaaaaaaaaaa";
        server.on(
                "POST",
                commit,
                Reply.problem(409, "ENTERPRISE_IMPORT_MOVED_ON", "数据已变化"),
                Reply.of(
                        201,
                        FOUND.formatted("PARTIAL", 2, 1, FAULT)
                                .replace("{\"status\"", "{\"id\":\"" + id + "\",\"status\"")));
        chooseFile();
        dialog().getByLabel("有错误时仍导入正确的行").check();
        button("预览").click();
        button("写入").click();
        assertThat(dialog()).containsText("可能他人已先作更改");
        assertThat(button("写入")).hasCount(0);
        button("预览").click();
        button("写入").click();
        assertThat(dialog()).containsText("部分写入");
        isAccessible("import-done-zh");
        Sent sent = server.sent.get(3);
        assertThat(sent.address()).isEqualTo(commit);
        assertThat(sent.key()).startsWith("web-");
        dialog().getByText("关闭").click();
        assertThat(page.url()).contains("import=" + id);
        assertThat(page.locator("main table.faults")).containsText("不是数字");
    }
}
