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
            ScriptHost.ScriptBuilder builder = ScriptHost.newBuilder().build().buildScript(RuleText.ELIGIBLE);
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
