package io.jidi.fund.exit.rules;

import io.jidi.platform.text.Text;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The routes and their checks, as dated data. */
public record ExitRules(String edition, Map<String, Route> routes) {

    /** A route; asked about before {@code from}, it has no rules here. */
    public record Route(Text name, LocalDate from, List<ExitRule> checks) {}

    public ExitRules {
        routes = Map.copyOf(routes);
    }

    public Optional<Route> route(String name, LocalDate day) {
        return Optional.ofNullable(routes.get(name)).filter(one -> !one.from().isAfter(day));
    }

    public static List<ExitRule.Finding> judge(Route route, Map<Figure, BigDecimal> figures) {
        return route.checks().stream().map(check -> check.ask(figures)).toList();
    }

    /** All checks together. */
    public static Answer together(List<ExitRule.Finding> findings) {
        return findings.stream().map(ExitRule.Finding::answer).reduce(Answer.PASS, Answer::and);
    }
}
