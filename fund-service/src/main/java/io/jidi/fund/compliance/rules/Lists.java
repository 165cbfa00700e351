package io.jidi.fund.compliance.rules;

import java.util.List;
import java.util.stream.Stream;

/** Lists put together, each element once. */
final class Lists {

    private Lists() {}

    @SafeVarargs
    static <T> List<T> of(List<T>... parts) {
        return Stream.of(parts).flatMap(List::stream).distinct().toList();
    }
}
