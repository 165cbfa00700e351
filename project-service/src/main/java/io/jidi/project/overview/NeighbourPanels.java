package io.jidi.project.overview;

import io.jidi.platform.money.Money;
import io.jidi.platform.page.Where;
import io.jidi.platform.security.CallContext;
import io.jidi.platform.security.Roles;
import io.jidi.platform.sql.Sql;
import io.jidi.project.BusinessDay;
import io.jidi.project.base.Agglomerations;
import io.jidi.project.library.Projects;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Bases against their target, and what the events of the other services say: tiers, titles, fund money, leverage. */
@ApplicationScoped
class NeighbourPanels {

    private static final String ACTIVE = "ACTIVE";

    private final Tally tally;
    private final Sql sql;
    private final CallContext call;
    private final BusinessDay day;
    private final Agglomerations agglomerations;

    NeighbourPanels(Tally tally, Sql sql, CallContext call, BusinessDay day, Agglomerations agglomerations) {
        this.tally = tally;
        this.sql = sql;
        this.call = call;
        this.day = day;
        this.agglomerations = agglomerations;
    }

    List<Panel> panels() {
        List<Panel> panels = new ArrayList<>();
        if (List.of(
                        Roles.PROVINCE_OFFICE,
                        Roles.DEPARTMENT,
                        Roles.CITY_OFFICE,
                        Roles.BASE_OFFICE,
                        Roles.AUDITOR,
                        Roles.DATA_PLATFORM)
                .stream()
                .anyMatch(call.caller()::has)) {
            panels.add(agglomeration());
        }
        panels.add(tiers());
        panels.add(money());
        panels.add(leverage());
        return panels;
    }

    /** Firms by where they are looked after, by their base, or themselves. */
    static Where firms(CallContext call) {
        return Projects.inScope("e.", call.scope());
    }

    /** Money in such a firm, and the money of the caller's own funds. */
    static Where holdings(CallContext call) {
        return Projects.inScope("e.", call.scope()).or(ownFunds(call));
    }

    /** Commitments to funds of the caller's regions and bases, and to its own funds. */
    static Where pledges(CallContext call) {
        Set<String> bases = call.scope().bases();
        return Where.regionIn("e.regionCode", call.scope())
                .or(bases.isEmpty() ? none() : Where.of("e.baseCode in (:pledgeBases)", "pledgeBases", bases))
                .or(ownFunds(call));
    }

    private static Where ownFunds(CallContext call) {
        Set<String> funds = call.scope().funds();
        return funds.isEmpty() ? none() : Where.of("e.fundCode in (:ownFunds)", "ownFunds", funds);
    }

    private static Where none() {
        return new Where("1 = 0", Map.of());
    }

    private Panel agglomeration() {
        List<Panel.Figure> figures = agglomerations.latest().stream()
                .map(one -> new Panel.Figure(
                        "AGGLOMERATION",
                        List.of(one.baseCode(), one.definition(), String.valueOf(one.year()), one.state()),
                        one.carriers(),
                        null,
                        Panel.Rate.percent(one.numerator(), one.denominator()),
                        one.state().equals(Agglomerations.MISSED),
                        "/api/v1/bases/" + one.base() + "/industry/agglomerations"))
                .toList();
        return tally.own(
                "AGGLOMERATION",
                "产业集聚度与目标",
                "Agglomeration against its target",
                List.of(new Panel.Measure(
                        "AGGLOMERATION",
                        "集聚度",
                        "Agglomeration",
                        "各基地最近年度的集聚度，百分数。AGG-A：核心载体内主导产业收入÷核心载体全部收入；AGG-B：核心载体内主导产业收入÷"
                                + "基地主导产业收入；AGG-C：同 B，按企业数。2022 年及以前与目标 80 % 比，以后各年须高于该基地 2022 年值；"
                                + "行数为计入的载体数，明细为该基地全部年度的计算",
                        "Of the latest year of each base, per cent. AGG-A: leading revenue in core carriers ÷ all revenue in"
                                + " them; AGG-B: ÷ leading revenue of the base; AGG-C: as B, enterprises counted. Up to 2022"
                                + " against the target of 80 %, later against the base's own value of 2022. The count is of"
                                + " carriers; the path leads to all computations of the base")),
                figures);
    }

    private Panel tiers() {
        LocalDate today = day.today();
        List<Panel.Figure> figures = new ArrayList<>(tally.figures(
                "TIER",
                "select e.ladder, e.code, count(e) from StandingRow e",
                firms(call).and(new Where("e.kind = 'TIER' and e.status = '" + ACTIVE + "'", Map.of())),
                "group by e.ladder, e.code order by e.ladder, e.code",
                "/api/v1/overview/standings?kind=TIER&status=" + ACTIVE,
                "ladder",
                "code"));
        figures.addAll(tally.figures(
                "TITLE",
                "select e.code, count(e) from StandingRow e",
                firms(call)
                        .and(new Where("e.kind = 'TITLE' and e.status = '" + ACTIVE + "'", Map.of()))
                        .and(Where.of("e.since <= :today and e.until >= :today", "today", today)),
                "group by e.code order by e.code",
                "/api/v1/overview/standings?kind=TITLE&status=" + ACTIVE + "&since.lte=" + today + "&until.gte="
                        + today,
                "code"));
        return events(
                "TIERS",
                "企业梯度",
                "Tier pyramid",
                "owner_enterprise",
                List.of(
                        new Panel.Measure(
                                "TIER",
                                "测算层级",
                                "Computed tiers",
                                "现处于各阶梯各层级的在省企业数；已注销、迁出者不计",
                                "Enterprises on each tier of each ladder now, without those that left or ceased"),
                        new Panel.Measure(
                                "TITLE",
                                "官方称号",
                                "Official titles",
                                "今日有效的称号数；与测算层级是两件事",
                                "Titles in force today; another thing than computed tiers")),
                figures);
    }

    private Panel money() {
        List<Panel.Figure> figures = new ArrayList<>();
        for (Object[] row : tally.groups(
                "select e.baseCode, e.currency, count(e), sum(e.paid), sum(e.held) from HoldingRow e",
                holdings(call).and(new Where("e.baseCode is not null", Map.of())),
                "group by e.baseCode, e.currency order by e.baseCode, e.currency")) {
            List<String> keys = List.of((String) row[0], (String) row[1]);
            String list =
                    "/api/v1/overview/holdings?baseCode=" + Tally.encoded(keys.get(0)) + "&currency=" + keys.get(1);
            paidAndHeld("BASE", keys, row, list, figures);
        }
        for (Object[] row : tally.groups(
                "select substring(e.regionCode, 1, 4), e.currency, count(e), sum(e.paid), sum(e.held) from HoldingRow e",
                holdings(call),
                "group by substring(e.regionCode, 1, 4), e.currency order by 1, 2")) {
            String city = row[0] + "00";
            List<String> keys = List.of(city, (String) row[1]);
            paidAndHeld(
                    "CITY",
                    keys,
                    row,
                    "/api/v1/overview/holdings?currency=" + keys.get(1) + "&" + Tally.cityFilter(city),
                    figures);
        }
        return events(
                "FUND_MONEY",
                "基金投资",
                "Fund money",
                "overview_investment",
                List.of(
                        paid("BASE", "基地", "base"),
                        held("BASE", "基地", "base"),
                        paid("CITY", "市", "city"),
                        held("CITY", "市", "city")),
                figures);
    }

    private static Panel.Measure paid(String by, String zh, String en) {
        return new Panel.Measure(
                "PAID_BY_" + by,
                "按" + zh + "的累计投资",
                "Paid by " + en,
                "基金累计支付给企业的投资额，按企业所在" + zh + "和币种；投向子基金的不计",
                "What funds paid for stakes in firms, by the firm's " + en
                        + " and currency; money in sub-funds counts where they invest it");
    }

    private static Panel.Measure held(String by, String zh, String en) {
        return new Panel.Measure(
                "HELD_BY_" + by,
                "按" + zh + "的在投成本",
                "Held by " + en,
                "尚未退出部分的成本，按企业所在" + zh + "和币种",
                "Cost of what was not sold yet, by the firm's " + en + " and currency");
    }

    private static void paidAndHeld(
            String by, List<String> keys, Object[] row, String list, List<Panel.Figure> figures) {
        long count = (Long) row[2];
        String currency = keys.get(1);
        figures.add(new Panel.Figure(
                "PAID_BY_" + by, keys, count, new Money((BigDecimal) row[3], currency), null, false, list));
        figures.add(new Panel.Figure(
                "HELD_BY_" + by, keys, count, new Money((BigDecimal) row[4], currency), null, false, list));
    }

    private Panel leverage() {
        record Pledged(long count, BigDecimal all, BigDecimal government) {}
        Map<List<String>, Pledged> sums = new LinkedHashMap<>();
        for (Object[] row : tally.groups(
                "select e.baseCode, e.currency, count(e), sum(e.amount),"
                        + " sum(case when e.governmentTier = 'NONE' then 0 else e.amount end) from PledgeRow e",
                pledges(call).and(new Where("e.baseCode is not null and e.withinBase = false", Map.of())),
                "group by e.baseCode, e.currency order by e.baseCode, e.currency")) {
            sums.put(
                    List.of((String) row[0], (String) row[1]),
                    new Pledged((Long) row[2], (BigDecimal) row[3], new BigDecimal(row[4].toString())));
        }
        List<Panel.Figure> figures = new ArrayList<>();
        sums.forEach((keys, one) -> figures.add(new Panel.Figure(
                "LEVERAGE",
                keys,
                one.count(),
                new Money(one.all(), keys.get(1)),
                Panel.Rate.times(one.all(), one.government()),
                false,
                "/api/v1/overview/pledges?withinBase=false&baseCode=" + Tally.encoded(keys.get(0)) + "&currency="
                        + keys.get(1))));
        return events(
                "LEVERAGE",
                "各基地基金放大",
                "Fund leverage per base",
                "overview_fund",
                List.of(new Panel.Measure(
                        "LEVERAGE",
                        "放大倍数",
                        "Leverage",
                        "归属基地的基金认缴总额÷其中政府认缴（国家、省、市、县），倍，扣除已减少的认缴；同一基地的基金之间的认缴不重复计",
                        "Commitments to the funds of a base ÷ those of government (nation, province, city, county), times, less"
                                + " what was released; what one fund of the base commits to another is counted once")),
                figures);
    }

    private Panel events(
            String code,
            String nameZh,
            String nameEn,
            String table,
            List<Panel.Measure> measures,
            List<Panel.Figure> figures) {
        return new Panel(code, nameZh, nameEn, Panel.Source.EVENTS, fresh(table), measures, figures);
    }

    private @Nullable Instant fresh(String table) {
        return sql.list(
                        "select max(as_of) from " + table,
                        row -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class)))
                .get(0)
                .map(OffsetDateTime::toInstant)
                .orElse(null);
    }
}
