package io.jidi.project.overview;

import io.jidi.platform.money.Money;
import io.jidi.platform.page.Where;
import io.jidi.platform.security.CallContext;
import io.jidi.platform.security.Roles;
import io.jidi.platform.sql.Sql;
import io.jidi.project.BusinessDay;
import io.jidi.project.Territory;
import io.jidi.project.base.ProgrammeSeed;
import io.jidi.project.dispatch.LightEditions;
import io.jidi.project.edition.StrictJson;
import io.jidi.project.library.Projects;
import io.jidi.project.rules.EditionParameter;
import io.jidi.project.rules.EditionParameters;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What this service knows itself: projects, lights, requests and leads, counted where they are kept. */
@ApplicationScoped
class ProjectPanels {

    private static final String SHIPPED = "/overview/AH-OVERVIEW-1.json";
    private static final int MONTHS = 12;
    private static final String ADMITTED = "/api/v1/projects?status=ADMITTED";

    private final Tally tally;
    private final Sql sql;
    private final CallContext call;
    private final Projects projects;
    private final BusinessDay day;
    private final ProgrammeSeed seed;
    private final LightEditions lightEditions;
    private final EditionParameters edition;

    ProjectPanels(
            Tally tally,
            Sql sql,
            CallContext call,
            Projects projects,
            BusinessDay day,
            ProgrammeSeed seed,
            LightEditions lightEditions) {
        this.tally = tally;
        this.sql = sql;
        this.call = call;
        this.projects = projects;
        this.day = day;
        this.seed = seed;
        this.lightEditions = lightEditions;
        this.edition = new EditionParameters(
                StrictJson.resource(SHIPPED, EditionFile.class).parameters());
    }

    record EditionFile(String id, List<EditionParameter> parameters) {}

    /** A number with the list that holds its rows. */
    private record Rows(long count, String list) {}

    /** Plan and completed investment of a year, yuan. */
    private record Investment(long projects, BigDecimal plan, BigDecimal done) {

        Investment plus(BigDecimal morePlan, BigDecimal moreDone) {
            return new Investment(projects + 1, plan.add(morePlan), done.add(moreDone));
        }
    }

    List<Panel> panels() {
        List<Panel> panels = new ArrayList<>();
        YearMonth month = frozenMonth();
        Map<String, Investment> investment = investment();
        panels.add(headline(month, investment));
        if (has(Roles.PROVINCE_OFFICE, Roles.DEPARTMENT, Roles.CITY_OFFICE, Roles.BASE_OFFICE, Roles.AUDITOR)) {
            panels.add(funnel());
        }
        panels.add(lights());
        panels.add(byStatus());
        panels.add(byBase());
        panels.add(byRegion());
        if (seesElements()) {
            panels.add(elements());
        }
        panels.add(cities(month, investment));
        panels.add(quality(month));
        return panels;
    }

    private static final Panel.Measure RED = new Panel.Measure(
            "RED_LIGHTS", "红灯项目", "Red projects", "最近冻结月份的红灯数", "Red lights of the month that was frozen last");
    private static final Panel.Measure OVERDUE = new Panel.Measure(
            "ELEMENTS_OVERDUE",
            "要素逾期",
            "Elements overdue",
            "未办结且办理期限在今日之前的要素需求数",
            "Open requests for elements whose deadline lies before today");
    private static final Panel.Measure MISSING = new Panel.Measure(
            "REPORTS_MISSING",
            "月报缺报",
            "Reports missing",
            "在库且已纳入调度、但自最近冻结月份起没有任何月报的项目数",
            "Admitted projects in dispatch with no report for the month that was frozen last or a later one");
    private static final Panel.Measure LATE = new Panel.Measure(
            "REPORTS_LATE",
            "月报迟报",
            "Reports late",
            "最近冻结月份的首份月报在该月亮灯版本规定的截止日之后才收到的项目数；更正不计",
            "Projects whose first report for the month that was frozen last came after the cut-off of the month's light"
                    + " edition; corrections are not counted");
    private static final Panel.Measure COUNT = new Panel.Measure(
            "PROJECTS", "在库项目", "Projects in the library", "在库状态（ADMITTED）的项目数", "Projects in status ADMITTED");
    private static final Panel.Measure INVESTED = new Panel.Measure(
            "INVESTMENT",
            "年度投资完成",
            "Investment of the year",
            "在库项目本年各月月报完成投资之和（取最新修订）÷ 本年投资计划之和（取最新版本），元，百分数",
            "Of admitted projects: investment reported for the months of this year ÷ this year's plans, latest revisions,"
                    + " yuan, per cent");

    private Panel headline(@Nullable YearMonth month, Map<String, Investment> investment) {
        List<Panel.Measure> measures = new ArrayList<>();
        List<Panel.Figure> figures = new ArrayList<>();
        if (month != null) {
            Rows red = red(month, null);
            measures.add(RED);
            figures.add(Panel.Figure.alarm(RED.code(), List.of(month.toString()), red.count(), red.list()));
        }
        if (seesElements()) {
            Rows overdue = overdue(null);
            measures.add(OVERDUE);
            figures.add(Panel.Figure.alarm(OVERDUE.code(), List.of(), overdue.count(), overdue.list()));
        }
        if (month != null) {
            Rows missing = missing(month);
            measures.add(MISSING);
            figures.add(Panel.Figure.alarm(MISSING.code(), List.of(month.toString()), missing.count(), missing.list()));
        }
        Investment all = new Investment(0, BigDecimal.ZERO, BigDecimal.ZERO);
        for (Investment one : investment.values()) {
            all = new Investment(
                    all.projects() + one.projects(),
                    all.plan().add(one.plan()),
                    all.done().add(one.done()));
        }
        measures.add(COUNT);
        figures.add(Panel.Figure.of(COUNT.code(), List.of(), all.projects(), ADMITTED));
        measures.add(INVESTED);
        figures.add(invested(List.of(), all, ADMITTED));
        return tally.own("HEADLINE", "要情", "Headline", measures, figures);
    }

    private static Panel.Figure invested(List<String> keys, Investment one, String list) {
        return new Panel.Figure(
                INVESTED.code(),
                keys,
                one.projects(),
                Money.cny(one.done()),
                Panel.Rate.percent(one.done(), one.plan()),
                false,
                list);
    }

    private Panel funnel() {
        return tally.own(
                "FUNNEL",
                "招商漏斗",
                "Funnel",
                List.of(new Panel.Measure("LEADS", "线索", "Leads", "现处于该阶段的招商线索数", "Leads that stand in the stage now")),
                tally.figures(
                        "LEADS",
                        "select e.stage, count(e) from Lead e",
                        Territory.readable("e.", call.scope()),
                        "group by e.stage order by e.stage",
                        "/api/v1/promotions",
                        "stage"));
    }

    private Panel lights() {
        LocalDate from = YearMonth.from(day.today()).minusMonths(MONTHS).atDay(1);
        List<Panel.Figure> figures = new ArrayList<>();
        for (Object[] row : tally.groups(
                "select e.month, e.light, count(e) from MonthLight e",
                projects.visible("e.", "e.projectId").and(Where.of("e.month >= :from", "from", from)),
                "group by e.month, e.light order by e.month desc, e.light")) {
            String month = YearMonth.from((LocalDate) row[0]).toString();
            String light = String.valueOf(row[1]);
            figures.add(Panel.Figure.of(
                    "LIGHTS",
                    List.of(month, light),
                    (Long) row[2],
                    "/api/v1/lights?month=" + month + "&light=" + light));
        }
        return tally.own(
                "LIGHTS_BY_MONTH",
                "各月亮灯",
                "Lights by month",
                List.of(
                        new Panel.Measure(
                                "LIGHTS",
                                "亮灯",
                                "Lights",
                                "近 12 个月已冻结的灯，按月份和颜色；未冻结的月份没有数字",
                                "Frozen lights of the last 12 months by month and colour; a month that is not frozen has no figure")),
                figures);
    }

    private Panel byStatus() {
        return tally.own(
                "PROJECTS_BY_STATUS",
                "项目按状态",
                "Projects by status",
                List.of(new Panel.Measure(
                        "PROJECTS",
                        "项目",
                        "Projects",
                        "各状态的项目数，已退出者单列",
                        "Projects in each status; those that left are a status of their own")),
                tally.figures(
                        "PROJECTS",
                        "select e.status, count(e) from Project e",
                        projects.visible("e.", "e.id"),
                        "group by e.status order by e.status",
                        "/api/v1/projects",
                        "status"));
    }

    private Panel byBase() {
        return tally.own(
                "PROJECTS_BY_BASE",
                "项目按基地",
                "Projects by base",
                List.of(new Panel.Measure(
                        "PROJECTS",
                        "项目",
                        "Projects",
                        "各基地在库状态（ADMITTED）的项目数，未归属基地者不计",
                        "Projects in status ADMITTED of each base; those of no base are not counted")),
                tally.figures(
                        "PROJECTS",
                        "select e.baseCode, count(e) from Project e",
                        admitted().and(new Where("e.baseCode is not null", Map.of())),
                        "group by e.baseCode order by e.baseCode",
                        ADMITTED,
                        "baseCode"));
    }

    private Panel byRegion() {
        return tally.own(
                "PROJECTS_BY_REGION",
                "项目按地区",
                "Projects by region",
                List.of(new Panel.Measure(
                        "PROJECTS",
                        "项目",
                        "Projects",
                        "各地区代码在库状态（ADMITTED）的项目数，按项目登记的代码，不上卷",
                        "Projects in status ADMITTED by the region code they are registered with, not rolled up")),
                tally.figures(
                        "PROJECTS",
                        "select e.regionCode, count(e) from Project e",
                        admitted(),
                        "group by e.regionCode order by e.regionCode",
                        ADMITTED,
                        "regionCode"));
    }

    private Panel elements() {
        int first = edition.count("elements.age.first.days");
        int second = edition.count("elements.age.second.days");
        int third = edition.count("elements.age.third.days");
        List<Integer> ends = List.of(first, second, third);
        LocalDate today = day.today();
        Map<String, Long> counts = new TreeMap<>();
        for (Object[] row : tally.groups(
                "select e.kind, e.raisedDate, count(e) from ElementRequest e",
                open(),
                "group by e.kind, e.raisedDate")) {
            long age = today.toEpochDay() - ((LocalDate) row[1]).toEpochDay();
            int band = (int) ends.stream().filter(end -> age > end).count();
            counts.merge(row[0] + "|" + band, (Long) row[2], Long::sum);
        }
        List<Panel.Figure> figures = new ArrayList<>();
        counts.forEach((key, count) -> {
            String kind = key.substring(0, key.indexOf('|'));
            int band = Integer.parseInt(key.substring(key.indexOf('|') + 1));
            int youngest = band == 0 ? 0 : ends.get(band - 1) + 1;
            boolean last = band == ends.size();
            figures.add(Panel.Figure.of(
                    "REQUESTS",
                    List.of(kind, last ? youngest + "+" : youngest + "-" + ends.get(band)),
                    count,
                    "/api/v1/elements?open=true&kind=" + kind + "&raisedDate.lte=" + today.minusDays(youngest)
                            + (last ? "" : "&raisedDate.gte=" + today.minusDays(ends.get(band)))));
        });
        return tally.own(
                "ELEMENTS_BY_AGE",
                "要素需求按类型和时长",
                "Open elements by kind and age",
                List.of(new Panel.Measure(
                        "REQUESTS",
                        "未办结需求",
                        "Open requests",
                        "未办结要素需求数，按类型和自提出日至今日的天数分段（版本 AH-OVERVIEW-1，未经确认）",
                        "Open requests by kind and days since they were raised (edition AH-OVERVIEW-1, unconfirmed)")),
                figures);
    }

    private Panel cities(@Nullable YearMonth month, Map<String, Investment> investment) {
        List<Panel.Measure> measures = new ArrayList<>(List.of(COUNT, INVESTED));
        if (month != null) {
            measures.add(RED);
        }
        if (seesElements()) {
            measures.add(OVERDUE);
        }
        List<Panel.Figure> figures = new ArrayList<>();
        seed.regions().stream()
                .map(region -> region.code())
                .filter(code -> !code.equals(Territory.PROVINCE))
                .sorted()
                .forEach(code -> {
                    Investment one = Objects.requireNonNullElse(
                            investment.get(code), new Investment(0, BigDecimal.ZERO, BigDecimal.ZERO));
                    if (!call.scope().coversRegion(code) && one.projects() == 0) {
                        return;
                    }
                    List<String> keys = List.of(code);
                    String list = ADMITTED + "&" + Tally.cityFilter(code);
                    figures.add(Panel.Figure.of(COUNT.code(), keys, one.projects(), list));
                    figures.add(invested(keys, one, list));
                    if (month != null) {
                        Rows red = red(month, code);
                        figures.add(Panel.Figure.alarm(RED.code(), keys, red.count(), red.list()));
                    }
                    if (seesElements()) {
                        Rows overdue = overdue(code);
                        figures.add(Panel.Figure.alarm(OVERDUE.code(), keys, overdue.count(), overdue.list()));
                    }
                });
        return tally.own("CITIES", "各市", "Cities", measures, figures);
    }

    private Panel quality(@Nullable YearMonth month) {
        Panel.Measure stale = new Panel.Measure(
                "STALE_ENTRIES",
                "久未更新",
                "Stale entries",
                "在库项目中登记信息超过规定天数未变动者（版本 AH-OVERVIEW-1，未经确认）",
                "Admitted projects whose entry has not changed for so many days as the edition says (AH-OVERVIEW-1,"
                        + " unconfirmed)");
        List<Panel.Measure> measures = new ArrayList<>(List.of(stale));
        List<Panel.Figure> figures = new ArrayList<>();
        if (month != null) {
            Rows missing = missing(month);
            measures.add(MISSING);
            figures.add(Panel.Figure.alarm(MISSING.code(), List.of(month.toString()), missing.count(), missing.list()));
            Rows late = late(month);
            measures.add(LATE);
            figures.add(Panel.Figure.of(LATE.code(), List.of(month.toString()), late.count(), late.list()));
        }
        var limit = day.now().minus(Duration.ofDays(edition.count("quality.stale.days")));
        figures.add(Panel.Figure.alarm(
                stale.code(),
                List.of(),
                tally.number("Project", admitted().and(Where.of("e.updatedAt <= :limit", "limit", limit))),
                ADMITTED + "&updatedAt.lte=" + limit));
        if (has(Roles.PROVINCE_OFFICE, Roles.AUDITOR)) {
            for (String state : List.of("WAITING", "PARKED")) {
                figures.add(Panel.Figure.alarm(
                        state,
                        List.of(),
                        tally.number("WaitingRow", Where.of("e.state = :state", "state", state)),
                        "/api/v1/overview/waiting?state=" + state));
            }
            measures.add(new Panel.Measure(
                    "WAITING",
                    "候补事件",
                    "Events that wait",
                    "已收到、但等待同一对象较早版本的事件数",
                    "Events that arrived and wait for an earlier one of their subject"));
            measures.add(new Panel.Measure(
                    "PARKED", "停放对象", "Parked subjects", "处理失败、等待人工的对象数", "Subjects that wait for a person"));
        }
        return tally.own("DATA_QUALITY", "数据质量", "Data quality", measures, figures);
    }

    private Where admitted() {
        return projects.visible("e.", "e.id").and(new Where("e.status = ADMITTED", Map.of()));
    }

    private Where open() {
        return projects.visible("e.", "e.projectId").and(new Where("e.closedDate is null", Map.of()));
    }

    private boolean seesElements() {
        return has(
                Roles.PROVINCE_OFFICE,
                Roles.DEPARTMENT,
                Roles.CITY_OFFICE,
                Roles.BASE_OFFICE,
                Roles.ENTERPRISE,
                Roles.AUDITOR,
                Roles.DATA_PLATFORM);
    }

    private boolean has(String... roles) {
        return List.of(roles).stream().anyMatch(call.caller()::has);
    }

    private @Nullable YearMonth frozenMonth() {
        return sql.first(
                        "select light_month from month_light order by light_month desc limit 1",
                        row -> row.getObject(1, LocalDate.class))
                .map(YearMonth::from)
                .orElse(null);
    }

    private Rows red(YearMonth month, @Nullable String city) {
        Where where = projects.visible("e.", "e.projectId")
                .and(Where.of("e.month = :month and e.light = RED", "month", month.atDay(1)));
        String list = "/api/v1/lights?light=RED&month=" + month;
        return rows("MonthLight", where, list, city);
    }

    private Rows overdue(@Nullable String city) {
        LocalDate yesterday = day.today().minusDays(1);
        return rows(
                "ElementRequest",
                open().and(Where.of("e.deadline <= :yesterday", "yesterday", yesterday)),
                "/api/v1/elements?open=true&deadline.lte=" + yesterday,
                city);
    }

    private Rows missing(YearMonth month) {
        YearMonth before = month.minusMonths(1);
        Where where = admitted()
                .and(Where.of("e.dispatchedFrom <= :dispatched", "dispatched", month.atDay(1)))
                .and(Where.of(Projects.LAST_REPORTED + " <= :before", "before", before.atDay(1)));
        return rows(
                "Project",
                where,
                ADMITTED + "&dispatchedFromMonth.lte=" + month + "&lastReportedMonth.lte=" + before,
                null);
    }

    private Rows late(YearMonth month) {
        LocalDate tooLate = lightEditions.inForce(month).cutOff(month).plusDays(1);
        Where where = projects.visible("e.", "e.projectId")
                .and(Where.of("e.month = :month and e.revision = 1", "month", month.atDay(1)))
                .and(Where.of("e.receivedDate >= :tooLate", "tooLate", tooLate));
        return rows(
                "ReportRow",
                where,
                "/api/v1/monthly-reports?month=" + month + "&revision=1&receivedDate.gte=" + tooLate,
                null);
    }

    private Rows rows(String entity, Where where, String list, @Nullable String city) {
        return city == null
                ? new Rows(tally.number(entity, where), list)
                : new Rows(tally.number(entity, where.and(Tally.city(city))), list + "&" + Tally.cityFilter(city));
    }

    /** By the code of the city, of the admitted projects that the caller sees. */
    private Map<String, Investment> investment() {
        int year = day.today().getYear();
        Map<UUID, BigDecimal> plans = amounts(
                "select distinct on (project_id) project_id, annual from year_plan where plan_year = ?"
                        + " order by project_id, revision desc",
                year);
        Map<UUID, BigDecimal> done = amounts(
                "select project_id, sum(actual) from (select distinct on (project_id, report_month) project_id, actual"
                        + " from monthly_report where report_month between ? and ?"
                        + " order by project_id, report_month, revision desc) valid group by project_id",
                LocalDate.of(year, 1, 1),
                LocalDate.of(year, 12, 1));
        Map<String, Investment> cities = new TreeMap<>();
        for (Object[] row : tally.groups("select e.id, e.regionCode from Project e", admitted(), "")) {
            String region = (String) row[1];
            cities.merge(
                    region.substring(0, 4) + "00",
                    new Investment(1, amount(plans, row[0]), amount(done, row[0])),
                    (known, one) -> known.plus(one.plan(), one.done()));
        }
        return cities;
    }

    private static BigDecimal amount(Map<UUID, BigDecimal> amounts, Object project) {
        return amounts.getOrDefault((UUID) project, BigDecimal.ZERO);
    }

    private Map<UUID, BigDecimal> amounts(String select, Object... parameters) {
        Map<UUID, BigDecimal> amounts = new HashMap<>();
        sql.list(select, row -> amounts.put(row.getObject(1, UUID.class), row.getBigDecimal(2)), parameters);
        return amounts;
    }
}
