package io.jidi.bench;

import java.time.LocalDate;

/** SRDI-2022 as a programmer would write it for speed: one loop over arrays, in whole numbers, nothing unknown. */
final class HandWritten {

    private static final int YUAN_WAN = 100;

    private HandWritten() {}

    /** Fills in who is eligible and their points; the number of the eligible. */
    static int judge(Columns in, LocalDate application, boolean[] eligible, int[] points) {
        int day = Math.toIntExact(application.toEpochDay());
        int awardFrom = Math.toIntExact(application.minusYears(3).toEpochDay());
        int count = 0;
        for (int i = 0; i < in.size; i++) {
            long revenue = in.revenue[i];
            long rd = in.rdExpense[i];
            long mean = rd + in.rdExpense1[i];
            long equity = in.equity[i] + in.equity1[i];
            int score = points(in, i, revenue, rd);
            points[i] = score;
            boolean large = in.software[i]
                    ? in.employees[i] >= 300 && revenue >= 10_000L * YUAN_WAN
                    : in.employees[i] >= 1_000 && revenue >= 40_000L * YUAN_WAN;
            boolean award = in.awardRank[i] >= 1
                    && in.awardRank[i] <= 3
                    && in.awardDay[i] >= awardFrom
                    && in.awardDay[i] <= day;
            boolean title = in.titleEnd[i] >= day;
            boolean hard = in.segmentYears[i] >= 2
                    && rd >= 100 * YUAN_WAN
                    && rd * 100 >= revenue * 3
                    && (revenue >= 1_000 * YUAN_WAN || equity >= 2_000 * YUAN_WAN);
            boolean direct = award || mean >= 2_000 * YUAN_WAN || equity >= 6_000 * YUAN_WAN;
            eligible[i] = in.clean[i] && !large && title && hard && (score >= 60 || direct);
            count += eligible[i] ? 1 : 0;
        }
        return count;
    }

    private static int points(Columns in, int i, long revenue, long rd) {
        long main = in.mainRevenue[i] * 100;
        int s1 = main >= revenue * 80 ? 5 : main >= revenue * 70 ? 3 : main >= revenue * 60 ? 1 : 0;
        int s2 = growth(in.mainRevenue[i], in.mainRevenue1[i], in.mainRevenue2[i]);
        int s3 = Math.min(5, in.segmentYears[i] / 2);
        int s5 = in.digitalLevel[i] >= 3 ? 5 : in.digitalLevel[i] >= 2 ? 3 : 0;
        int s6 = in.qualityItems[i] >= 2 ? 5 : in.qualityItems[i] >= 1 ? 3 : 0;
        long profit = in.netProfit[i] * 100;
        int s7 = profit >= revenue * 10
                ? 10
                : profit >= revenue * 8
                        ? 8
                        : profit >= revenue * 6 ? 6 : profit >= revenue * 4 ? 4 : profit >= revenue * 2 ? 2 : 0;
        long debt = in.liabilities[i] * 100;
        long assets = in.assets[i];
        int s8 = debt <= assets * 50 ? 5 : debt <= assets * 60 ? 3 : debt <= assets * 70 ? 1 : 0;
        int s10 = in.highValueIp[i] >= 1
                ? 10
                : in.ownIp[i] >= 1 ? 8 : in.classOneIp[i] >= 1 ? 6 : in.classTwoIp[i] >= 1 ? 2 : 0;
        long hundred = YUAN_WAN * 100L;
        int s11a = rd >= 5 * hundred
                ? 10
                : rd >= 4 * hundred ? 8 : rd >= 3 * hundred ? 6 : rd >= 2 * hundred ? 4 : rd >= hundred ? 2 : 0;
        long ratio = rd * 100;
        int s11b = ratio >= revenue * 10
                ? 10
                : ratio >= revenue * 8
                        ? 8
                        : ratio >= revenue * 6 ? 6 : ratio >= revenue * 4 ? 4 : ratio >= revenue * 3 ? 2 : 0;
        long staff = in.rdStaff[i] * 100;
        long employees = in.employees[i];
        int s12 = staff >= employees * 20 ? 5 : staff >= employees * 10 ? 3 : staff >= employees * 5 ? 1 : 0;
        int level = in.institution[i];
        int s13 = level == 1 ? 10 : level == 2 ? 8 : level == 3 ? 4 : level == 4 ? 2 : 0;
        return s1
                + s2
                + s3
                + in.productPoints[i]
                + s5
                + s6
                + s7
                + s8
                + in.localPoints[i]
                + s10
                + Math.max(s11a, s11b)
                + s12
                + s13;
    }

    /** The mean of two rates against p percent: (a/b + b/c)·100 against 2·(100 + p). */
    private static int growth(long last, long before, long first) {
        long left = (last * first + before * before) * 100;
        long unit = 2 * before * first;
        return left >= unit * 110
                ? 10
                : left >= unit * 108 ? 8 : left >= unit * 106 ? 6 : left >= unit * 104 ? 4 : left >= unit * 100 ? 2 : 0;
    }
}
