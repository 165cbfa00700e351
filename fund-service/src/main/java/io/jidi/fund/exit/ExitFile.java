package io.jidi.fund.exit;

import io.jidi.fund.edition.ParameterFile;
import io.jidi.fund.edition.YamlFile;
import io.jidi.fund.edition.rules.Parameter;
import io.jidi.fund.exit.rules.ExitRule;
import io.jidi.fund.exit.rules.ExitRules;
import io.jidi.fund.exit.rules.Figure;
import io.jidi.fund.exit.rules.Line;
import io.jidi.fund.exit.rules.SellDown;
import io.jidi.platform.text.Text;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The routes as they stand in a file. */
record ExitFile(
        String edition,
        Map<String, ParameterFile> parameters,
        List<SellDown.Bracket> sellDown,
        Map<String, RouteFile> routes) {

    private static final Pattern LINE = Pattern.compile("(\\w+) (>=|>) (\\w+)");

    static ExitRules read(String path) {
        ExitFile file = YamlFile.resource(path, ExitFile.class);
        Map<String, Parameter> parameters = ParameterFile.parameters(file.parameters());
        SellDown brackets = new SellDown(file.sellDown());
        Map<String, ExitRules.Route> routes = new HashMap<>();
        file.routes()
                .forEach((name, route) -> routes.put(
                        name,
                        new ExitRules.Route(
                                route.name(),
                                route.from(),
                                route.checks().stream()
                                        .map(check -> check.rule(parameters, brackets))
                                        .toList())));
        return new ExitRules(file.edition(), routes);
    }

    /** A route. */
    record RouteFile(Text name, LocalDate from, List<CheckFile> checks) {}

    /** A check: sets of lines, of which one holds, or the sell-down brackets. */
    record CheckFile(
            String code,
            Text name,
            @Nullable List<List<String>> any,
            @Nullable Boolean sellDown) {

        private ExitRule rule(Map<String, Parameter> parameters, SellDown brackets) {
            List<List<Line>> sets = any == null
                    ? List.of()
                    : any.stream()
                            .map(set -> set.stream()
                                    .map(text -> line(text, parameters))
                                    .toList())
                            .toList();
            return new ExitRule(code, name, sets, Boolean.TRUE.equals(sellDown) ? brackets : null);
        }

        private Line line(String text, Map<String, Parameter> parameters) {
            Matcher parts = LINE.matcher(text);
            Parameter bound = parts.matches() ? parameters.get(parts.group(3)) : null;
            Figure figure = parts.matches() ? Figure.byKey(parts.group(1)).orElse(null) : null;
            if (bound == null || figure == null) {
                throw new IllegalStateException(code + ": cannot be read: " + text);
            }
            return new Line(figure, parts.group(2).equals(">"), bound);
        }
    }
}
