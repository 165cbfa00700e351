package io.jidi.bench;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.projectnessie.cel.checker.Decls;
import org.projectnessie.cel.tools.Script;
import org.projectnessie.cel.tools.ScriptException;
import org.projectnessie.cel.tools.ScriptHost;

/** The same rules as one expression of a general engine, CEL, compiled once and given a map per enterprise. */
final class InCel {

    private static final String POINTS = """
            (main * 100 >= rev * 80 ? 5 : main * 100 >= rev * 70 ? 3 : main * 100 >= rev * 60 ? 1 : 0)
            + ((main * main2 + main1 * main1) * 100 >= 2 * main1 * main2 * 110 ? 10
               : (main * main2 + main1 * main1) * 100 >= 2 * main1 * main2 * 108 ? 8
               : (main * main2 + main1 * main1) * 100 >= 2 * main1 * main2 * 106 ? 6
               : (main * main2 + main1 * main1) * 100 >= 2 * main1 * main2 * 104 ? 4
               : (main * main2 + main1 * main1) * 100 >= 2 * main1 * main2 * 100 ? 2 : 0)
            + (segment / 2 >= 5 ? 5 : segment / 2)
            + field
            + (digital >= 3 ? 5 : digital >= 2 ? 3 : 0)
            + (quality >= 2 ? 5 : quality >= 1 ? 3 : 0)
            + (profit * 100 >= rev * 10 ? 10 : profit * 100 >= rev * 8 ? 8 : profit * 100 >= rev * 6 ? 6
               : profit * 100 >= rev * 4 ? 4 : profit * 100 >= rev * 2 ? 2 : 0)
            + (debt * 100 <= assets * 50 ? 5 : debt * 100 <= assets * 60 ? 3 : debt * 100 <= assets * 70 ? 1 : 0)
            + local
            + (high >= 1 ? 10 : own >= 1 ? 8 : one >= 1 ? 6 : two >= 1 ? 2 : 0)
            + (rd >= 50000 || rd * 100 >= rev * 10 ? 10 : rd >= 40000 || rd * 100 >= rev * 8 ? 8
               : rd >= 30000 || rd * 100 >= rev * 6 ? 6 : rd >= 20000 || rd * 100 >= rev * 4 ? 4
               : rd >= 10000 || rd * 100 >= rev * 3 ? 2 : 0)
            + (staff * 100 >= people * 20 ? 5 : staff * 100 >= people * 10 ? 3 : staff * 100 >= people * 5 ? 1 : 0)
            + (level == 1 ? 10 : level == 2 ? 8 : level == 3 ? 4 : level == 4 ? 2 : 0)
            """;

    private static final String ELIGIBLE = """
            clean && !(software ? people >= 300 && rev >= 1000000 : people >= 1000 && rev >= 4000000)
            && titleEnd >= today
            && segment >= 2 && rd >= 10000 && rd * 100 >= rev * 3 && (rev >= 100000 || equity >= 200000)
            && ((award >= 1 && award <= 3 && awardDay >= awardFrom && awardDay <= today)
                || mean2 >= 200000 || equity >= 600000 || (%s) >= 60)
            """.formatted(POINTS);

    private static final List<String> NUMBERS = List.of(
            "main",
            "main1",
            "main2",
            "rev",
            "rd",
            "mean2",
            "profit",
            "debt",
            "assets",
            "equity",
            "people",
            "staff",
            "segment",
            "field",
            "digital",
            "quality",
            "local",
            "high",
            "own",
            "one",
            "two",
            "level",
            "award",
            "awardDay",
            "awardFrom",
            "titleEnd",
            "today");

    private final Script script;
    private final long today;
    private final long awardFrom;

    InCel(LocalDate application) {
        today = application.toEpochDay();
        awardFrom = application.minusYears(3).toEpochDay();
        try {
            ScriptHost.ScriptBuilder builder = ScriptHost.newBuilder().build().buildScript(ELIGIBLE);
            NUMBERS.forEach(name -> builder.withDeclarations(Decls.newVar(name, Decls.Int)));
            builder.withDeclarations(Decls.newVar("clean", Decls.Bool), Decls.newVar("software", Decls.Bool));
            script = builder.build();
        } catch (ScriptException wrong) {
            throw new IllegalStateException(wrong);
        }
    }

    int judge(Columns in, int rows, boolean[] eligible) {
        Map<String, Object> facts = new HashMap<>();
        int count = 0;
        try {
            for (int i = 0; i < rows; i++) {
                bind(facts, in, i);
                eligible[i] = script.execute(Boolean.class, facts);
                count += eligible[i] ? 1 : 0;
            }
        } catch (ScriptException wrong) {
            throw new IllegalStateException(wrong);
        }
        return count;
    }

    private void bind(Map<String, Object> facts, Columns in, int i) {
        facts.put("clean", in.clean[i]);
        facts.put("software", in.software[i]);
        facts.put("main", in.mainRevenue[i]);
        facts.put("main1", in.mainRevenue1[i]);
        facts.put("main2", in.mainRevenue2[i]);
        facts.put("rev", in.revenue[i]);
        facts.put("rd", in.rdExpense[i]);
        facts.put("mean2", in.rdExpense[i] + in.rdExpense1[i]);
        facts.put("profit", in.netProfit[i]);
        facts.put("debt", in.liabilities[i]);
        facts.put("assets", in.assets[i]);
        facts.put("equity", in.equity[i] + in.equity1[i]);
        facts.put("people", in.employees[i]);
        facts.put("staff", in.rdStaff[i]);
        facts.put("segment", (long) in.segmentYears[i]);
        facts.put("field", (long) in.productPoints[i]);
        facts.put("digital", (long) in.digitalLevel[i]);
        facts.put("quality", (long) in.qualityItems[i]);
        facts.put("local", (long) in.localPoints[i]);
        facts.put("high", (long) in.highValueIp[i]);
        facts.put("own", (long) in.ownIp[i]);
        facts.put("one", (long) in.classOneIp[i]);
        facts.put("two", (long) in.classTwoIp[i]);
        facts.put("level", (long) in.institution[i]);
        facts.put("award", (long) in.awardRank[i]);
        facts.put("awardDay", (long) in.awardDay[i]);
        facts.put("awardFrom", awardFrom);
        facts.put("titleEnd", (long) in.titleEnd[i]);
        facts.put("today", today);
    }
}
