package io.jidi.project.dispatch;

import io.jidi.platform.money.Money;
import io.jidi.platform.paper.PdfSheet;
import io.jidi.platform.paper.PdfSheet.Align;
import io.jidi.platform.paper.PdfSheet.Column;
import io.jidi.platform.paper.WorkbookFile;
import io.jidi.platform.security.CallContext;
import io.jidi.project.ProjectProblem;
import io.jidi.project.dispatch.rules.Light;
import io.jidi.project.library.Projects;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The bulletin of a month (月度调度通报) from frozen lights: the whole as a workbook, for reading as PDF. */
@ApplicationScoped
class Bulletins {

    /** Longer lists stand in the workbook only; the PDF says so, and begins with the gravest. */
    static final int PRINTED = 300;

    private static final List<String> RATE_HEADS = List.of(
            "名称", "项目数", "绿", "蓝", "黄", "红", "不评灯", "开工率", "到期开工率", "竣工率", "到期竣工率", "纳统率", "投资完成率", "序时差(百分点)", "达产率");

    private final MonthRates rates;
    private final EntityManager entities;
    private final Projects projects;
    private final CallContext call;
    private final LightEditions editions;
    private final BulletinTexts texts;

    Bulletins(
            MonthRates rates,
            EntityManager entities,
            Projects projects,
            CallContext call,
            LightEditions editions,
            BulletinTexts texts) {
        this.rates = rates;
        this.entities = entities;
        this.projects = projects;
        this.call = call;
        this.editions = editions;
        this.texts = texts;
    }

    /** A light of the lists. */
    private record Listed(
            String name,
            String region,
            String base,
            Light light,
            @Nullable String done,
            @Nullable String lag,
            String reasons,
            String step,
            int redMonths) {}

    /** Longest red first, then farthest behind; of equals as the list has them. */
    private static final Comparator<Listed> GRAVEST = Comparator.comparing(Listed::redMonths)
            .thenComparing(one -> one.lag() == null ? BigDecimal.ZERO : new BigDecimal(one.lag()))
            .reversed();

    /** @param open projects of the caller's scope whose light of the month is not frozen: then it is a draft */
    private record Content(YearMonth month, MonthRates.Table table, List<Listed> red, List<Listed> yellow, long open) {

        String title() {
            return month.getYear() + "年" + month.getMonthValue() + "月重点项目调度通报" + (open > 0 ? "（未完稿）" : "");
        }
    }

    /** @throws io.jidi.platform.problem.Problem 422 while no light of the month is frozen in the caller's scope */
    byte[] workbook(YearMonth month, @Nullable String base, @Nullable String region) {
        Content content = content(month, base, region);
        WorkbookFile file = new WorkbookFile();
        overview(file, content);
        rateSheet(file, "各市", content.table().all(), content.table().byRegion(), true);
        rateSheet(file, "各基地", content.table().all(), content.table().byBase(), false);
        listSheet(file, "红灯项目", content.red());
        listSheet(file, "黄灯项目", content.yellow());
        return file.finish();
    }

    /** The same, for reading; lists of more than {@link #PRINTED} rows are cut and say so. */
    byte[] pdf(YearMonth month, @Nullable String base, @Nullable String region) {
        Content content = content(month, base, region);
        MonthRates.Row all = content.table().all();
        try (PdfSheet sheet = new PdfSheet(
                content.title(), "省重点项目办公室", month.atEndOfMonth(), month.getYear() * 100L + month.getMonthValue())) {
            sheet.line(content.title(), 18, Align.CENTER);
            sheet.gap(8);
            sheet.paragraph(summary(content), 11, true);
            if (content.open() > 0) {
                sheet.paragraph("本月尚有 " + content.open() + " 个项目的灯未冻结，本通报不含这些项目。", 11, true);
            }
            sheet.gap(6);
            sheet.line("一、总体指标", 13, Align.LEFT);
            sheet.table(List.of(new Column(30, Align.LEFT), new Column(70, Align.LEFT)), figures(content), 1, 10);
            sheet.line("二、各市情况", 13, Align.LEFT);
            rateTable(sheet, content.table().all(), content.table().byRegion(), true);
            sheet.line("三、各基地情况", 13, Align.LEFT);
            rateTable(sheet, content.table().all(), content.table().byBase(), false);
            sheet.paragraph(BulletinTexts.DEFINITIONS, 9, false);
            sheet.gap(8);
            listTable(sheet, "四、红灯项目（" + all.lights().getOrDefault(Light.RED, 0L) + " 个）", content.red());
            listTable(sheet, "五、黄灯项目（" + all.lights().getOrDefault(Light.YELLOW, 0L) + " 个）", content.yellow());
            return sheet.finish("规则集 " + editions.inForce(month).id() + "；阈值参照公开规则，待省级主管部门确认");
        }
    }

    private Content content(YearMonth month, @Nullable String base, @Nullable String region) {
        MonthRates.Table table = rates.of(month, base, region);
        if (table.all().projects() == 0) {
            throw ProjectProblem.LIGHT_NOT_DUE.at("/month", month + " 没有已冻结的灯", "No light of " + month + " is frozen");
        }
        return new Content(
                month,
                table,
                listed(month, base, region, Light.RED),
                listed(month, base, region, Light.YELLOW),
                open(month, base, region));
    }

    private List<Listed> listed(YearMonth month, @Nullable String base, @Nullable String region, Light light) {
        var scope = projects.visible("e.", "e.projectId");
        TypedQuery<Object[]> query = entities.createQuery(
                        "select e.projectName, e.regionCode, e.baseCode, e.decision, e.explanation, e.escalation"
                                + " from MonthLight e where e.month = :month and e.light = :light"
                                + " and (:base is null or e.baseCode = :base)"
                                + " and (:region is null or e.regionCode like :region) and " + scope.hql()
                                + " order by e.regionCode, e.projectName, e.id",
                        Object[].class)
                .setParameter("month", month.atDay(1))
                .setParameter("light", light)
                .setParameter("base", base)
                .setParameter("region", region == null ? null : region.replaceFirst("(00){1,2}$", "") + "%");
        scope.parameters().forEach(query::setParameter);
        return query.getResultStream()
                .map(row -> {
                    LightReading.Sentences said =
                            LightReading.sentences(String.valueOf(row[3]), String.valueOf(row[4]), light);
                    return new Listed(
                            String.valueOf(row[0]),
                            texts.region(String.valueOf(row[1])),
                            texts.base(row[2] == null ? "" : String.valueOf(row[2])),
                            light,
                            said.donePercent(),
                            said.lagPoints(),
                            said.text(),
                            BulletinTexts.step(row[5] == null ? null : String.valueOf(row[5])),
                            said.redMonths());
                })
                .toList();
    }

    private long open(YearMonth month, @Nullable String base, @Nullable String region) {
        var scope = Projects.inScope("e.", call.scope());
        TypedQuery<Long> query = entities.createQuery(
                        "select count(e)" + FreezeLights.IN_DISPATCH + " and (:base is null or e.baseCode = :base)"
                                + " and (:region is null or e.regionCode like :region) and " + scope.hql(),
                        Long.class)
                .setParameter("month", month.atDay(1))
                .setParameter("base", base)
                .setParameter("region", region == null ? null : region.replaceFirst("(00){1,2}$", "") + "%");
        scope.parameters().forEach(query::setParameter);
        return query.getSingleResult();
    }

    private static String summary(Content content) {
        MonthRates.Row all = content.table().all();
        return "截至" + content.month().getMonthValue() + "月底，纳入调度的重点项目 " + all.projects() + " 个，绿灯 "
                + count(all, Light.GREEN) + " 个、完成 " + count(all, Light.BLUE) + " 个、黄灯 "
                + count(all, Light.YELLOW) + " 个、红灯 " + count(all, Light.RED) + " 个、不评灯 "
                + count(all, Light.GREY) + " 个。累计完成投资 "
                + yi(all.investment().numerator()) + " 亿元，占年度计划 "
                + yi(all.investment().denominator())
                + " 亿元的 " + BulletinTexts.percent(all.investment()) + lead(all.leadPoints()) + "开工率 "
                + BulletinTexts.percent(all.started()) + "，竣工率 " + BulletinTexts.percent(all.completed())
                + "。今年以来红转绿 " + content.table().turnedGreen() + " 次。";
    }

    private static String lead(@Nullable BigDecimal points) {
        if (points == null) {
            return "。";
        }
        return points.signum() >= 0
                ? "，快于序时 " + points.toPlainString() + " 个百分点。"
                : "，慢于序时 " + points.negate().toPlainString() + " 个百分点。";
    }

    private static String yi(BigDecimal yuan) {
        return yuan.movePointLeft(8).setScale(2, java.math.RoundingMode.HALF_UP).toPlainString();
    }

    private static long count(MonthRates.Row row, Light light) {
        return row.lights().getOrDefault(light, 0L);
    }

    private static List<List<String>> figures(Content content) {
        MonthRates.Row all = content.table().all();
        return List.of(
                List.of("指标", "分子/分母 = 比率"),
                List.of("开工率（全年计划）", BulletinTexts.parts(all.started())),
                List.of("到期开工率", BulletinTexts.parts(all.startedDue())),
                List.of("竣工率（全年计划）", BulletinTexts.parts(all.completed())),
                List.of("到期竣工率", BulletinTexts.parts(all.completedDue())),
                List.of("纳统率", BulletinTexts.parts(all.registered())),
                List.of("达产率", BulletinTexts.parts(all.atOutput())),
                List.of("储备转化率", BulletinTexts.parts(content.table().converted())),
                List.of(
                        "投资完成率（亿元）",
                        yi(all.investment().numerator()) + "/"
                                + yi(all.investment().denominator()) + " = " + BulletinTexts.percent(all.investment())),
                List.of("红转绿（次）", String.valueOf(content.table().turnedGreen())));
    }

    private void rateTable(PdfSheet sheet, MonthRates.Row all, List<MonthRates.Row> rows, boolean region) {
        List<List<String>> cells = new ArrayList<>();
        cells.add(List.of("名称", "项目", "绿/蓝", "黄", "红", "不评", "开工率", "竣工率", "纳统率", "投资完成率"));
        for (MonthRates.Row row : withTotal(all, rows)) {
            cells.add(List.of(
                    name(row, region),
                    String.valueOf(row.projects()),
                    count(row, Light.GREEN) + "/" + count(row, Light.BLUE),
                    String.valueOf(count(row, Light.YELLOW)),
                    String.valueOf(count(row, Light.RED)),
                    String.valueOf(count(row, Light.GREY)),
                    BulletinTexts.percent(row.started()),
                    BulletinTexts.percent(row.completed()),
                    BulletinTexts.percent(row.registered()),
                    BulletinTexts.percent(row.investment())));
        }
        sheet.table(
                List.of(
                        new Column(21, Align.LEFT),
                        new Column(7, Align.RIGHT),
                        new Column(13, Align.RIGHT),
                        new Column(6, Align.RIGHT),
                        new Column(6, Align.RIGHT),
                        new Column(6, Align.RIGHT),
                        new Column(10, Align.RIGHT),
                        new Column(10, Align.RIGHT),
                        new Column(10, Align.RIGHT),
                        new Column(11, Align.RIGHT)),
                cells,
                1,
                9);
    }

    /** Those of no base come last, and what all of them make up at the end. */
    private static List<MonthRates.Row> withTotal(MonthRates.Row all, List<MonthRates.Row> rows) {
        List<MonthRates.Row> ordered = new ArrayList<>(rows);
        ordered.sort(Comparator.comparing(row -> row.code().isEmpty()));
        ordered.add(all);
        return ordered;
    }

    private String name(MonthRates.Row row, boolean region) {
        if (row.code().equals(MonthRates.ALL)) {
            return "合计";
        }
        return region ? texts.region(row.code()) : texts.base(row.code());
    }

    private static void listTable(PdfSheet sheet, String head, List<Listed> lights) {
        sheet.line(head, 13, Align.LEFT);
        if (lights.isEmpty()) {
            sheet.line("无", 10, Align.LEFT);
            return;
        }
        List<List<String>> cells = new ArrayList<>();
        cells.add(List.of("序号", "项目", "所在市", "完成率%", "滞后(百分点)", "原因", "处置"));
        List<Listed> printed = lights.size() > PRINTED
                ? lights.stream().sorted(GRAVEST).limit(PRINTED).toList()
                : lights;
        for (Listed one : printed) {
            cells.add(List.of(
                    String.valueOf(cells.size()),
                    one.name(),
                    one.region(),
                    one.done() == null ? "—" : one.done(),
                    one.lag() == null ? "—" : one.lag(),
                    one.reasons(),
                    one.step()));
        }
        sheet.table(
                List.of(
                        new Column(6, Align.RIGHT),
                        new Column(26, Align.LEFT),
                        new Column(10, Align.LEFT),
                        new Column(9, Align.RIGHT),
                        new Column(10, Align.RIGHT),
                        new Column(30, Align.LEFT),
                        new Column(9, Align.LEFT)),
                cells,
                1,
                8);
        if (lights.size() > PRINTED) {
            sheet.paragraph(
                    "以上按处置措施和滞后程度由重到轻列出 " + PRINTED + " 个，其余 " + (lights.size() - PRINTED) + " 个见电子表格。", 9, false);
        }
    }

    private void overview(WorkbookFile file, Content content) {
        file.sheet("总览", 30, 24, 24, 14).title(content.title());
        file.paragraph(2, 4, summary(content));
        file.heads(4, List.of("指标", "分子", "分母", "比率"));
        MonthRates.Row all = content.table().all();
        int row = 5;
        row = rate(file, row, "开工率（全年计划）", all.started());
        row = rate(file, row, "到期开工率", all.startedDue());
        row = rate(file, row, "竣工率（全年计划）", all.completed());
        row = rate(file, row, "到期竣工率", all.completedDue());
        row = rate(file, row, "纳统率", all.registered());
        row = rate(file, row, "达产率", all.atOutput());
        row = rate(file, row, "储备转化率", content.table().converted());
        file.row(
                row,
                "投资完成率（元）",
                Money.cny(all.investment().numerator()),
                Money.cny(all.investment().denominator()),
                percent(all.investment()));
        file.row(row + 1, "红转绿（次）", content.table().turnedGreen());
        file.row(row + 2, "未冻结项目", content.open());
        file.paragraph(row + 4, 4, BulletinTexts.DEFINITIONS);
        file.paragraph(row + 5, 4, "规则集 " + editions.inForce(content.month()).id() + "；阈值参照公开规则，待省级主管部门确认");
    }

    private static int rate(WorkbookFile file, int row, String name, MonthRates.Rate rate) {
        file.row(
                row, name, rate.numerator().longValueExact(), rate.denominator().longValueExact(), percent(rate));
        return row + 1;
    }

    private void rateSheet(
            WorkbookFile file, String name, MonthRates.Row all, List<MonthRates.Row> parts, boolean region) {
        List<MonthRates.Row> rows = withTotal(all, parts);
        file.sheet(name, 30, 8, 8, 8, 8, 8, 8, 10, 12, 10, 12, 10, 12, 12, 10);
        file.heads(1, RATE_HEADS).freezeBelow(1);
        for (int i = 0; i < rows.size(); i++) {
            MonthRates.Row row = rows.get(i);
            file.row(
                    i + 2,
                    name(row, region),
                    row.projects(),
                    count(row, Light.GREEN),
                    count(row, Light.BLUE),
                    count(row, Light.YELLOW),
                    count(row, Light.RED),
                    count(row, Light.GREY),
                    percent(row.started()),
                    percent(row.startedDue()),
                    percent(row.completed()),
                    percent(row.completedDue()),
                    percent(row.registered()),
                    percent(row.investment()),
                    row.leadPoints() == null ? null : new WorkbookFile.TwoDecimals(row.leadPoints()),
                    percent(row.atOutput()));
        }
    }

    private static void listSheet(WorkbookFile file, String name, List<Listed> lights) {
        file.sheet(name, 8, 40, 12, 30, 10, 12, 60, 12);
        file.heads(1, List.of("序号", "项目", "所在市", "基地", "完成率(%)", "滞后(百分点)", "原因", "处置"))
                .freezeBelow(1);
        for (int i = 0; i < lights.size(); i++) {
            Listed one = lights.get(i);
            file.row(
                    i + 2,
                    i + 1,
                    one.name(),
                    one.region(),
                    one.base(),
                    number(one.done()),
                    number(one.lag()),
                    one.reasons(),
                    one.step());
            file.wrap(i + 2, "B", "D", "G");
        }
    }

    private static WorkbookFile.@Nullable TwoDecimals number(@Nullable String twoDecimals) {
        return twoDecimals == null ? null : new WorkbookFile.TwoDecimals(new BigDecimal(twoDecimals));
    }

    private static WorkbookFile.@Nullable Percent percent(MonthRates.Rate rate) {
        BigDecimal percent = rate.percent();
        return percent == null ? null : new WorkbookFile.Percent(percent.movePointLeft(2));
    }
}
