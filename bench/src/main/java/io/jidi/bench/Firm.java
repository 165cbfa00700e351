package io.jidi.bench;

import io.jidi.enterprise.criteria.rules.bulk.FactSheet.Fact;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * A plausible enterprise of five years, made from a seed and its number alone: sizes spread over three orders of magnitude, R&D
 * around the edges of the standards. Amounts in hundredths of ten thousand yuan.
 */
final class Firm {

    static final int FIRST_YEAR = 2021;
    static final int YEARS = 5;
    static final int LAST = YEARS - 1;

    private static final String[] REGIONS = {
        "340100", "340200", "340300", "340400", "340500", "340600", "340700", "340800", "341000", "341100", "341200",
        "341300", "341500", "341600", "341700", "341800"
    };
    private static final String[] LEVELS = {"", "NATIONAL", "PROVINCIAL", "MUNICIPAL", "BELOW"};
    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    final long number;
    final String region;
    /** Manufacturing or software: what the size standard asks of each differs. */
    final boolean software;

    final LocalDate founded;
    final long[] revenue = new long[YEARS];
    final long[] mainRevenue = new long[YEARS];
    final long[] rdExpense = new long[YEARS];
    final long[] netProfit = new long[YEARS];
    final long[] assets = new long[YEARS];
    final long[] liabilities = new long[YEARS];
    final long[] equity = new long[YEARS];
    final long[] employees = new long[YEARS];
    final long[] rdStaff = new long[YEARS];
    final int segmentYears;
    final int highValueIp;
    final int ownIp;
    final int classOneIp;
    final int classTwoIp;
    final int digitalLevel;
    final int qualityItems;
    final int localPoints;
    final int platformScore;
    final char productField;
    final boolean clean;
    /** Last day of the title of an innovative SME; absent without one. */
    final @Nullable LocalDate titleEnd;
    /** Rank of a provincial award; 0 for none. */
    final int awardRank;

    final LocalDate awardDate;
    /** 0 for none, else 1 national to 4 below municipal. */
    final int institution;

    private final boolean gaps;
    private final SplittableRandom random;

    /** @param gaps whether three facts in a hundred are missing and one firm in fifty has financing rounds */
    Firm(long seed, long number, boolean gaps) {
        this.number = number;
        this.gaps = gaps;
        random = new SplittableRandom(seed * 1_000_003 + number);
        region = REGIONS[random.nextInt(REGIONS.length)];
        software = random.nextInt(4) == 0;
        founded = LocalDate.of(1998 + random.nextInt(25), 1 + random.nextInt(12), 1 + random.nextInt(28));
        money();
        segmentYears = random.nextInt(15);
        highValueIp = random.nextInt(12) == 0 ? 1 : 0;
        ownIp = highValueIp + random.nextInt(5);
        classOneIp = ownIp + random.nextInt(2);
        classTwoIp = random.nextInt(20);
        digitalLevel = 1 + random.nextInt(4);
        qualityItems = random.nextInt(4);
        localPoints = random.nextInt(16);
        platformScore = 30 + random.nextInt(50);
        productField = "ABC".charAt(random.nextInt(3));
        clean = random.nextInt(50) > 0;
        titleEnd = random.nextInt(3) > 0 ? LocalDate.of(2025, 1, 1).plusDays(random.nextInt(1_000)) : null;
        awardRank = random.nextInt(10) == 0 ? 1 + random.nextInt(6) : 0;
        awardDate = LocalDate.of(2020, 1, 1).plusDays(random.nextInt(2_000));
        institution = random.nextInt(3) == 0 ? 1 + random.nextInt(4) : 0;
    }

    private void money() {
        long size = Math.round(Math.exp(9.8 + 5.5 * random.nextDouble()));
        int share = 40 + random.nextInt(61);
        int rd = random.nextInt(12);
        int debt = 20 + random.nextInt(70);
        for (int year = 0; year < YEARS; year++) {
            revenue[year] = size;
            mainRevenue[year] = size * share / 100;
            rdExpense[year] = size * (rd * 10 + random.nextInt(10)) / 1_000;
            netProfit[year] = size * (random.nextInt(25) - 5) / 100;
            assets[year] = size + size * random.nextInt(100) / 100;
            liabilities[year] = assets[year] * debt / 100;
            equity[year] = random.nextInt(25) == 0 ? 10_000L * random.nextInt(90) : 0;
            employees[year] = 5 + size / 6_000;
            rdStaff[year] = employees[year] * random.nextInt(40) / 100;
            size = size * (90 + random.nextInt(35)) / 100;
        }
    }

    String creditCode() {
        StringBuilder code = new StringBuilder("91340100MA");
        long rest = number;
        for (int i = 0; i < 8; i++) {
            code.append(ALPHABET.charAt((int) (rest % ALPHABET.length())));
            rest /= ALPHABET.length();
        }
        return code.toString();
    }

    String industry() {
        return software ? "I6513" : "C39";
    }

    /** Everything that is recorded of it. */
    List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        yearly(facts, "revenue", revenue, 2);
        yearly(facts, "mainRevenue", mainRevenue, 2);
        yearly(facts, "rdExpense", rdExpense, 2);
        yearly(facts, "netProfit", netProfit, 2);
        yearly(facts, "totalAssets", assets, 2);
        yearly(facts, "totalLiabilities", liabilities, 2);
        yearly(facts, "equityFinancing", equity, 2);
        yearly(facts, "employees", employees, 0);
        yearly(facts, "rdStaff", rdStaff, 0);
        yearly(facts, "technicians", rdStaff, 0);
        yearly(facts, "rdExpenseDomestic", rdExpense, 2);
        yearly(facts, "highTechRevenue", mainRevenue, 2);
        yearly(facts, "costAndExpense", mainRevenue, 2);
        each(facts, "yearsInSegment", segmentYears);
        each(facts, "segmentShare", ownIp * 3);
        each(facts, "classOneHighValueIp", highValueIp);
        each(facts, "classOneOwnIp", ownIp);
        each(facts, "classOneIp", classOneIp);
        each(facts, "classTwoIp", classTwoIp);
        each(facts, "digitalLevel", digitalLevel);
        each(facts, "qualityItems", qualityItems);
        each(facts, "localFeaturePoints", localPoints);
        add(facts, "developmentScore", "PLATFORM", 2025, String.valueOf(platformScore));
        single(facts, "independentLegalPerson", "yes");
        single(facts, "onAbnormalList", clean ? "no" : "yes");
        single(facts, "onDishonestyList", "no");
        single(facts, "prohibitedProduct", "no");
        single(facts, "leadProductField", String.valueOf(productField));
        single(facts, "strategicEmergingProduct", productField == 'A' ? "yes" : "no");
        single(facts, "informationSystem", "yes");
        single(facts, "managementCertificate", qualityItems > 0 ? "yes" : "no");
        single(facts, "ownBrand", qualityItems > 1 ? "yes" : "no");
        single(facts, "researchBody", institution > 0 ? "yes" : "no");
        single(facts, "listing", "NONE");
        item(facts, "titles", titleEnd == null ? null : "end=" + titleEnd + ";kind=INNOVATIVE;start=2022-06-01");
        item(facts, "awards", awardRank == 0 ? null : "date=" + awardDate + ";level=PROVINCIAL;rank=" + awardRank);
        item(facts, "rdInstitutions", institution == 0 ? null : "level=" + LEVELS[institution]);
        item(facts, "incidents", null);
        item(facts, "contests", null);
        if (!gaps || random.nextInt(3) > 0) {
            judged(facts, "ipAppliedWithBenefit");
            judged(facts, "shareNearFront");
            judged(facts, "keyChainLink");
            judged(facts, "keyProductField");
        }
        if (gaps && random.nextInt(50) == 0) {
            item(facts, "fundingRounds", "currency=CNY;date=2025-05-01;paidIn=3000;postMoney=90000");
        }
        return facts;
    }

    private void yearly(List<Fact> facts, String field, long[] values, int decimals) {
        for (int year = 0; year < YEARS; year++) {
            String text = BigDecimal.valueOf(values[year], decimals)
                    .stripTrailingZeros()
                    .toPlainString();
            add(facts, field, "AUDIT_REPORT", FIRST_YEAR + year, text);
        }
    }

    private void each(List<Fact> facts, String field, int value) {
        for (int year = 0; year < YEARS; year++) {
            add(facts, field, "CERTIFICATE", FIRST_YEAR + year, String.valueOf(value));
        }
    }

    private void single(List<Fact> facts, String field, String value) {
        add(facts, field, "REGISTRY", null, value);
    }

    private void item(List<Fact> facts, String field, @Nullable String value) {
        facts.add(new Fact(field, "CERTIFICATE", null, value));
    }

    private void judged(List<Fact> facts, String field) {
        add(facts, field, "EXPERT", null, "verdict=yes;by=专家;on=2026-01-15");
    }

    private void add(List<Fact> facts, String field, String source, @Nullable Integer year, String value) {
        if (!gaps || random.nextInt(33) > 0) {
            facts.add(new Fact(field, source, year, value));
        }
    }
}
