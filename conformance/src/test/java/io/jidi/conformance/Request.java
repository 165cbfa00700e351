package io.jidi.conformance;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A request as the stub reads it; the path is as it stood in the request line. */
record Request(String method, String path, String query, Map<String, List<String>> headers, String body) {

    String header(String name) {
        return headers.getOrDefault(name, List.of("")).get(0);
    }

    Map<String, String> parameters() {
        return Stream.of(query.split("&"))
                .filter(one -> !one.isEmpty())
                .map(one -> one.split("=", 2))
                .collect(Collectors.toMap(one -> one[0], one -> one.length > 1 ? one[1] : "", (a, b) -> a));
    }
}
