package io.jidi.enterprise.cultivation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jidi.platform.page.Where;
import io.jidi.platform.paper.CsvFile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Near misses as a file for a spreadsheet, in the language of whoever asks. */
@ApplicationScoped
class NearMissExport {

    /** What a spreadsheet still opens and a process still holds: some twenty megabytes. */
    static final int MOST_ROWS = 50_000;

    private static final List<String> HEADER_ZH =
            List.of("统一社会信用代码", "企业名称", "行政区划", "基地", "层级", "版本", "申请日期", "不满足", "缺数据", "待人工认定", "最大差距比例", "条件", "差距");

    private static final List<String> HEADER_EN = List.of(
            "credit code",
            "name",
            "region",
            "base",
            "tier",
            "edition",
            "application date",
            "failing",
            "lacking data",
            "awaiting judgement",
            "largest gap",
            "criteria",
            "what is missing");

    private final EntityManager entities;
    private final ObjectMapper json;

    NearMissExport(EntityManager entities, ObjectMapper json) {
        this.entities = entities;
        this.json = json;
    }

    /** The nearest first, at most {@link #MOST_ROWS}. */
    byte[] csv(Where where, boolean chinese) {
        TypedQuery<NearMiss> query = entities.createQuery(
                "select e from " + NearMiss.class.getName() + " e where " + where.hql()
                        + " order by e.tier, e.failing, e.unknown, e.distance nulls last, e.id",
                NearMiss.class);
        where.parameters().forEach(query::setParameter);
        List<List<String>> rows = new ArrayList<>();
        query.setMaxResults(MOST_ROWS).getResultList().forEach(miss -> rows.add(row(miss, chinese)));
        return CsvFile.of(chinese ? HEADER_ZH : HEADER_EN, rows);
    }

    private List<String> row(NearMiss miss, boolean chinese) {
        return List.of(
                miss.creditCode(),
                miss.name(),
                miss.regionCode(),
                or(miss.baseCode()),
                miss.tier(),
                miss.editionId(),
                miss.applicationDate().toString(),
                String.valueOf(miss.failing()),
                String.valueOf(miss.unknown()),
                String.valueOf(miss.manual()),
                distance(miss.distance()),
                miss.criteria().strip(),
                sentences(miss.missing(), chinese ? "zh" : "en"));
    }

    private static String or(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static String distance(@Nullable BigDecimal distance) {
        return distance == null ? "" : distance.toPlainString();
    }

    private String sentences(String missing, String language) {
        List<String> sentences = new ArrayList<>();
        tree(missing)
                .forEach(each ->
                        sentences.add(each.path("explanation").path(language).asText()));
        return String.join("\n", sentences);
    }

    /** The list as it was kept. */
    JsonNode tree(String missing) {
        try {
            return json.readTree(missing);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was kept is no JSON", e);
        }
    }
}
