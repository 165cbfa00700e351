package io.jidi.cockpit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** Ten thousand projects made after the recorded ones; filtered by words, sorted and paged as the service does it. */
public final class ManyProjects {

    /** So many. */
    public static final int COUNT = 10_000;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long SEED = 20261129;
    private static final List<String> FIRMS = List.of("皖新", "智远", "江淮云驰", "晶合微芯", "声谷科创", "长三角类脑", "徽创", "巢湖数科");
    private static final List<String> WORKS =
            List.of("协作机器人整机产线扩建", "智能语音模组产业化", "边缘计算服务器生产基地", "工业机器视觉系统研发及中试基地", "低空无人机", "谐波减速器及伺服系统智能工厂建设");
    private static final List<String> STATUSES =
            List.of("RESERVED", "ADMITTED", "SUSPENDED", "EXIT_PROPOSED", "EXITED");

    private final List<ObjectNode> all = new ArrayList<>();

    /** @param recorded projects as the service told them; members that are not made here stay as they are */
    ManyProjects(JsonNode recorded) {
        Random random = new Random(SEED);
        for (int i = 1; i <= COUNT; i++) {
            ObjectNode one = recorded.get(i % recorded.size()).deepCopy();
            String firm = FIRMS.get(random.nextInt(FIRMS.size()));
            one.put("id", String.format("prj_%026d", i))
                    .put("code", String.format("JD2025-%06d", i))
                    .put("name", firm + WORKS.get(random.nextInt(WORKS.size())) + "项目 " + i)
                    .put("status", STATUSES.get(random.nextInt(STATUSES.size())))
                    .put("regionCode", String.format("34%02d00", 1 + random.nextInt(8)));
            ((ObjectNode) one.path("totalInvestment"))
                    .put(
                            "amount",
                            BigDecimal.valueOf(10_000_00L + random.nextInt(2_000_000_000), 2)
                                    .toPlainString());
            ((ObjectNode) one.path("owner")).put("name", firm);
            all.add(one);
        }
    }

    /** The answer to that question: {@code q}, {@code sort}, {@code pageSize}, {@code pageToken}. */
    ObjectNode page(URI uri) {
        String words = RecordedServer.query(uri, "q");
        List<ObjectNode> found = all.stream()
                .filter(one -> words == null
                        || one.path("name").asText().contains(words)
                        || one.path("code").asText().contains(words))
                .sorted(order(RecordedServer.query(uri, "sort")))
                .toList();
        String token = RecordedServer.query(uri, "pageToken");
        int from = token == null ? 0 : Integer.parseInt(token);
        int to = Math.min(found.size(), from + Integer.parseInt(RecordedServer.query(uri, "pageSize")));
        ObjectNode page =
                JSON.createObjectNode().put("asOf", "2026-11-29T11:41:30Z").put("total", found.size());
        ArrayNode items = page.putArray("items");
        found.subList(from, to).forEach(items::add);
        if (to < found.size()) {
            page.put("nextPageToken", String.valueOf(to));
        }
        return page;
    }

    private static Comparator<ObjectNode> order(String sort) {
        boolean down = sort != null && sort.startsWith("-");
        String field = sort == null ? "code" : down ? sort.substring(1) : sort;
        Comparator<ObjectNode> up = field.equals("totalInvestment")
                ? Comparator.comparing(
                        one -> new BigDecimal(one.path(field).path("amount").asText()))
                : Comparator.comparing(one -> one.path(field).asText());
        return down ? up.reversed() : up;
    }
}
