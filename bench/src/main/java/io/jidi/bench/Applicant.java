package io.jidi.bench;

import java.time.LocalDate;

/** The facts of one enterprise as a rule engine reads them, by getter. */
public final class Applicant {

    private final long today;
    private final long awardFrom;
    private boolean clean;
    private boolean software;
    private long main;
    private long main1;
    private long main2;
    private long rev;
    private long rd;
    private long mean2;
    private long profit;
    private long debt;
    private long assets;
    private long equity;
    private long people;
    private long staff;
    private long segment;
    private long field;
    private long digital;
    private long quality;
    private long local;
    private long high;
    private long own;
    private long one;
    private long two;
    private long level;
    private long award;
    private long awardDay;
    private long titleEnd;
    private boolean eligible;

    Applicant(LocalDate application) {
        today = application.toEpochDay();
        awardFrom = application.minusYears(3).toEpochDay();
    }

    void become(Columns in, int i) {
        eligible = false;
        clean = in.clean[i];
        software = in.software[i];
        main = in.mainRevenue[i];
        main1 = in.mainRevenue1[i];
        main2 = in.mainRevenue2[i];
        rev = in.revenue[i];
        rd = in.rdExpense[i];
        mean2 = in.rdExpense[i] + in.rdExpense1[i];
        profit = in.netProfit[i];
        debt = in.liabilities[i];
        assets = in.assets[i];
        equity = in.equity[i] + in.equity1[i];
        people = in.employees[i];
        staff = in.rdStaff[i];
        segment = in.segmentYears[i];
        field = in.productPoints[i];
        digital = in.digitalLevel[i];
        quality = in.qualityItems[i];
        local = in.localPoints[i];
        high = in.highValueIp[i];
        own = in.ownIp[i];
        one = in.classOneIp[i];
        two = in.classTwoIp[i];
        level = in.institution[i];
        award = in.awardRank[i];
        awardDay = in.awardDay[i];
        titleEnd = in.titleEnd[i];
    }

    public void pass() {
        eligible = true;
    }

    boolean eligible() {
        return eligible;
    }

    public boolean isClean() {
        return clean;
    }

    public boolean isSoftware() {
        return software;
    }

    public long getMain() {
        return main;
    }

    public long getMain1() {
        return main1;
    }

    public long getMain2() {
        return main2;
    }

    public long getRev() {
        return rev;
    }

    public long getRd() {
        return rd;
    }

    public long getMean2() {
        return mean2;
    }

    public long getProfit() {
        return profit;
    }

    public long getDebt() {
        return debt;
    }

    public long getAssets() {
        return assets;
    }

    public long getEquity() {
        return equity;
    }

    public long getPeople() {
        return people;
    }

    public long getStaff() {
        return staff;
    }

    public long getSegment() {
        return segment;
    }

    public long getField() {
        return field;
    }

    public long getDigital() {
        return digital;
    }

    public long getQuality() {
        return quality;
    }

    public long getLocal() {
        return local;
    }

    public long getHigh() {
        return high;
    }

    public long getOwn() {
        return own;
    }

    public long getOne() {
        return one;
    }

    public long getTwo() {
        return two;
    }

    public long getLevel() {
        return level;
    }

    public long getAward() {
        return award;
    }

    public long getAwardDay() {
        return awardDay;
    }

    public long getTitleEnd() {
        return titleEnd;
    }

    public long getAwardFrom() {
        return awardFrom;
    }

    public long getToday() {
        return today;
    }
}
