package io.jidi.bench;

import java.time.LocalDate;

/** The facts that SRDI-2022 reads, as the plainest arrays there are: complete, one item per list, no sources, no doubt. */
@SuppressWarnings("MemberName")
final class Columns {

    final int size;
    final boolean[] clean;
    final boolean[] software;
    final long[] revenue;
    final long[] mainRevenue;
    final long[] mainRevenue1;
    final long[] mainRevenue2;
    final long[] rdExpense;
    final long[] rdExpense1;
    final long[] netProfit;
    final long[] assets;
    final long[] liabilities;
    final long[] equity;
    final long[] equity1;
    final long[] employees;
    final long[] rdStaff;
    final int[] segmentYears;
    final int[] highValueIp;
    final int[] ownIp;
    final int[] classOneIp;
    final int[] classTwoIp;
    final int[] digitalLevel;
    final int[] qualityItems;
    final int[] localPoints;
    final int[] productPoints;
    final int[] institution;
    final int[] awardRank;
    final int[] awardDay;
    /** Day number, the smallest for no title. */
    final int[] titleEnd;

    Columns(Firm[] firms) {
        size = firms.length;
        clean = new boolean[size];
        software = new boolean[size];
        revenue = new long[size];
        mainRevenue = new long[size];
        mainRevenue1 = new long[size];
        mainRevenue2 = new long[size];
        rdExpense = new long[size];
        rdExpense1 = new long[size];
        netProfit = new long[size];
        assets = new long[size];
        liabilities = new long[size];
        equity = new long[size];
        equity1 = new long[size];
        employees = new long[size];
        rdStaff = new long[size];
        segmentYears = new int[size];
        highValueIp = new int[size];
        ownIp = new int[size];
        classOneIp = new int[size];
        classTwoIp = new int[size];
        digitalLevel = new int[size];
        qualityItems = new int[size];
        localPoints = new int[size];
        productPoints = new int[size];
        institution = new int[size];
        awardRank = new int[size];
        awardDay = new int[size];
        titleEnd = new int[size];
        for (int i = 0; i < size; i++) {
            take(i, firms[i]);
        }
    }

    private void take(int i, Firm firm) {
        clean[i] = firm.clean;
        software[i] = firm.software;
        revenue[i] = firm.revenue[Firm.LAST];
        mainRevenue[i] = firm.mainRevenue[Firm.LAST];
        mainRevenue1[i] = firm.mainRevenue[Firm.LAST - 1];
        mainRevenue2[i] = firm.mainRevenue[Firm.LAST - 2];
        rdExpense[i] = firm.rdExpense[Firm.LAST];
        rdExpense1[i] = firm.rdExpense[Firm.LAST - 1];
        netProfit[i] = firm.netProfit[Firm.LAST];
        assets[i] = firm.assets[Firm.LAST];
        liabilities[i] = firm.liabilities[Firm.LAST];
        equity[i] = firm.equity[Firm.LAST];
        equity1[i] = firm.equity[Firm.LAST - 1];
        employees[i] = firm.employees[Firm.LAST];
        rdStaff[i] = firm.rdStaff[Firm.LAST];
        segmentYears[i] = firm.segmentYears;
        highValueIp[i] = firm.highValueIp;
        ownIp[i] = firm.ownIp;
        classOneIp[i] = firm.classOneIp;
        classTwoIp[i] = firm.classTwoIp;
        digitalLevel[i] = firm.digitalLevel;
        qualityItems[i] = firm.qualityItems;
        localPoints[i] = firm.localPoints;
        productPoints[i] = firm.productField == 'A' ? 5 : firm.productField == 'B' ? 3 : 0;
        institution[i] = firm.institution;
        awardRank[i] = firm.awardRank;
        awardDay[i] = Math.toIntExact(firm.awardDate.toEpochDay());
        LocalDate end = firm.titleEnd;
        titleEnd[i] = end == null ? Integer.MIN_VALUE : Math.toIntExact(end.toEpochDay());
    }
}
