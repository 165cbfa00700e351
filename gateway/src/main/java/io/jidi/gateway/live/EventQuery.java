package io.jidi.gateway.live;

import io.jidi.platform.problem.PlatformProblem;
import java.util.Set;
import java.util.TreeSet;

/** What may be asked of the events. */
final class EventQuery {

    private EventQuery() {}

    /**
     * A parameter that is not known is a mistake to be told, not ignored.
     *
     * @throws io.jidi.platform.problem.Problem UNKNOWN_FILTER
     */
    static void requireKnown(Set<String> given, Set<String> known) {
        for (String name : new TreeSet<>(given)) {
            if (!known.contains(name)) {
                String shown = name.length() > 60 ? name.substring(0, 60) + "…" : name;
                throw PlatformProblem.UNKNOWN_FILTER.at(
                        "?" + shown,
                        "没有名为“" + shown + "”的查询参数，可用：" + new TreeSet<>(known),
                        "There is no query parameter \"" + shown + "\"; known: " + new TreeSet<>(known));
            }
        }
    }
}
