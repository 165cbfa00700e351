package io.jidi.bench;

import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import org.postgresql.PGConnection;

/** The same rules as one statement over a table with a typed column per fact, complete and made for this one question. */
final class InSql {

    private static final String TABLE = """
            create unlogged table plain (
                clean boolean, software boolean, main bigint, main1 bigint, main2 bigint, rev bigint, rd bigint, mean2 bigint,
                profit bigint, debt bigint, assets bigint, equity bigint, people bigint, staff bigint, segment int, field int,
                digital int, quality int, local int, high int, own int, one int, two int, level int, award int,
                awardday int, titleend int)
            """;

    private static final String JUDGE = """
            select count(*) filter (where clean
              and not (case when software then people >= 300 and rev >= 1000000 else people >= 1000 and rev >= 4000000 end)
              and titleend >= %1$d and segment >= 2 and rd >= 10000 and rd * 100 >= rev * 3
              and (rev >= 100000 or equity >= 200000)
              and ((award between 1 and 3 and awardday between %2$d and %1$d) or mean2 >= 200000 or equity >= 600000
                or case when main * 100 >= rev * 80 then 5 when main * 100 >= rev * 70 then 3 when main * 100 >= rev * 60 then 1 else 0 end
                 + case when growth >= 110 then 10 when growth >= 108 then 8 when growth >= 106 then 6 when growth >= 104 then 4
                        when growth >= 100 then 2 else 0 end
                 + least(5, segment / 2) + field
                 + case when digital >= 3 then 5 when digital >= 2 then 3 else 0 end
                 + case when quality >= 2 then 5 when quality >= 1 then 3 else 0 end
                 + case when profit * 100 >= rev * 10 then 10 when profit * 100 >= rev * 8 then 8 when profit * 100 >= rev * 6 then 6
                        when profit * 100 >= rev * 4 then 4 when profit * 100 >= rev * 2 then 2 else 0 end
                 + case when debt * 100 <= assets * 50 then 5 when debt * 100 <= assets * 60 then 3
                        when debt * 100 <= assets * 70 then 1 else 0 end
                 + local
                 + case when high >= 1 then 10 when own >= 1 then 8 when one >= 1 then 6 when two >= 1 then 2 else 0 end
                 + greatest(
                     case when rd >= 50000 then 10 when rd >= 40000 then 8 when rd >= 30000 then 6 when rd >= 20000 then 4
                          when rd >= 10000 then 2 else 0 end,
                     case when rd * 100 >= rev * 10 then 10 when rd * 100 >= rev * 8 then 8 when rd * 100 >= rev * 6 then 6
                          when rd * 100 >= rev * 4 then 4 when rd * 100 >= rev * 3 then 2 else 0 end)
                 + case when staff * 100 >= people * 20 then 5 when staff * 100 >= people * 10 then 3
                        when staff * 100 >= people * 5 then 1 else 0 end
                 + case level when 1 then 10 when 2 then 8 when 3 then 4 when 4 then 2 else 0 end >= 60))
            from (select *, (main::numeric * main2 + main1::numeric * main1) * 100 / (2 * main1::numeric * main2) as growth
                  from plain) facts
            """;

    private InSql() {}

    static void load(Connection connection, Columns in, int times) throws SQLException, IOException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(TABLE);
        }
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < in.size; i++) {
            Object[] row = {
                in.clean[i],
                in.software[i],
                in.mainRevenue[i],
                in.mainRevenue1[i],
                in.mainRevenue2[i],
                in.revenue[i],
                in.rdExpense[i],
                in.rdExpense[i] + in.rdExpense1[i],
                in.netProfit[i],
                in.liabilities[i],
                in.assets[i],
                in.equity[i] + in.equity1[i],
                in.employees[i],
                in.rdStaff[i],
                in.segmentYears[i],
                in.productPoints[i],
                in.digitalLevel[i],
                in.qualityItems[i],
                in.localPoints[i],
                in.highValueIp[i],
                in.ownIp[i],
                in.classOneIp[i],
                in.classTwoIp[i],
                in.institution[i],
                in.awardRank[i],
                in.awardDay[i],
                in.titleEnd[i]
            };
            for (int j = 0; j < row.length; j++) {
                rows.append(j == 0 ? "" : "\t").append(row[j]);
            }
            rows.append('\n');
        }
        for (int i = 0; i < times; i++) {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy plain from stdin", new StringReader(rows.toString()));
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("vacuum analyze plain");
        }
    }

    static int judge(Connection connection, LocalDate application) throws SQLException {
        String sql = JUDGE.formatted(
                application.toEpochDay(), application.minusYears(3).toEpochDay());
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getInt(1);
        }
    }
}
