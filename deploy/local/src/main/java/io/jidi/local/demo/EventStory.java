package io.jidi.local.demo;

import java.io.PrintStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** What passed through the event feed of all services, as any dashboard can read it. */
final class EventStory {

    private static final int SHOWN = 8;

    private final Api api;
    private final PrintStream out;

    EventStory(Api api, PrintStream out) {
        this.api = api;
        this.out = out;
    }

    void tell() {
        Map<String, Integer> byType = new TreeMap<>();
        String cursor = "beginning";
        JsonNode last = Api.object();
        while (true) {
            JsonNode page = api.must(
                            api.get(
                                    "office",
                                    "/api/v1/events?limit=200&after="
                                            + URLEncoder.encode(cursor, StandardCharsets.UTF_8)),
                            "事件")
                    .body();
            JsonNode items = page.path("items");
            items.forEach(event -> byType.merge(event.path("type").asString(""), 1, Integer::sum));
            if (items.size() == 0) {
                break;
            }
            last = items;
            cursor = page.path("nextCursor").asString("");
        }
        int total = byType.values().stream().mapToInt(Integer::intValue).sum();
        out.println("\n五、事件 · events: " + total);
        byType.forEach((type, count) -> out.printf("  %5d  %s%n", count, type));
        out.println("  最近 · latest");
        for (int i = Math.max(0, last.size() - SHOWN); i < last.size(); i++) {
            JsonNode event = last.get(i);
            out.printf(
                    "    %s  %s  %s#%s%n",
                    event.path("time").asString(""),
                    event.path("type").asString(""),
                    event.path("subject").asString(""),
                    event.path("sequence").asString(""));
        }
        out.println();
    }
}
