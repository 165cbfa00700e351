package io.jidi.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import io.jidi.embedded.ProjectRoot;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The daily work of offices, bases and firms in the browser; the services are asked afterwards what came of it. */
class CockpitWorkTest extends CockpitStory {

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
        String address = page.url().replace(stack().gateway(), "");
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
        given().baseUri(stack().gateway())
                .auth()
                .oauth2(stack().token("office"))
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
