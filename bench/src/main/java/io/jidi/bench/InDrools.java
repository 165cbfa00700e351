package io.jidi.bench;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.kie.api.KieBase;
import org.kie.api.io.ResourceType;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.FactHandle;
import org.kie.internal.utils.KieHelper;

/**
 * The same rules in Drools, in the form kindest to it: the gates as constraints of one pattern, the points as a function of the
 * rule file, which the engine compiles to Java, and one session that stays. Its constraints cannot hold the points themselves: a
 * chain of conditions loses its brackets in them. Each enterprise is inserted, the rules are fired and it is taken out again.
 */
final class InDrools implements AutoCloseable {

    private static final List<String> POINTS_OF = List.of(
            "main", "main1", "main2", "rev", "rd", "profit", "debt", "assets", "people", "staff", "segment", "field",
            "digital", "quality", "local", "high", "own", "one", "two", "level");

    private static final String RULES =
            """
            package io.jidi.bench.rules
            import io.jidi.bench.Applicant
            function long points(Applicant firm) {
            %s
                return %s;
            }
            rule "SRDI-2022" when
                $firm : Applicant(
                    clean,
                    software && (people < 300 || rev < 1000000) || !software && (people < 1000 || rev < 4000000),
                    titleEnd >= today,
                    segment >= 2, rd >= 10000, rd * 100 >= rev * 3, rev >= 100000 || equity >= 200000)
                eval($firm.getAward() >= 1 && $firm.getAward() <= 3
                    && $firm.getAwardDay() >= $firm.getAwardFrom() && $firm.getAwardDay() <= $firm.getToday()
                    || $firm.getMean2() >= 200000 || $firm.getEquity() >= 600000 || points($firm) >= 60)
            then
                $firm.pass();
            end
            """.formatted(POINTS_OF.stream().map(InDrools::local).collect(Collectors.joining("\n")), RuleText.POINTS);

    private final LocalDate application;
    private final KieSession session;

    InDrools(LocalDate application) {
        this.application = application;
        KieBase base = new KieHelper().addContent(RULES, ResourceType.DRL).build();
        session = base.newKieSession();
    }

    private static String local(String name) {
        return "    long %s = firm.get%s%s();"
                .formatted(name, name.substring(0, 1).toUpperCase(Locale.ROOT), name.substring(1));
    }

    int judge(Columns in, int rows, boolean[] eligible) {
        Applicant one = new Applicant(application);
        int count = 0;
        for (int i = 0; i < rows; i++) {
            one.become(in, i);
            FactHandle handle = session.insert(one);
            session.fireAllRules();
            session.delete(handle);
            eligible[i] = one.eligible();
            count += eligible[i] ? 1 : 0;
        }
        return count;
    }

    @Override
    public void close() {
        session.dispose();
    }
}
