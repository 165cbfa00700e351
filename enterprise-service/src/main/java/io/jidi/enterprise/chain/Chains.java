package io.jidi.enterprise.chain;

import io.jidi.enterprise.EnterpriseProblem;
import io.jidi.enterprise.criteria.rules.Wording;
import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.problem.PlatformProblem;
import io.jidi.platform.security.CallContext;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Chains as they are defined: replaced as a whole, a node that was ever taken is retired instead of removed. */
@ApplicationScoped
class Chains {

    static final String CODE = "[A-Z][A-Z0-9-]{1,31}";
    static final String NODE_CODE = "[A-Z][A-Z0-9-]{0,31}";

    private final Sql sql;
    private final AuditTrail audit;
    private final Clock clock;
    private final CallContext call;

    Chains(Sql sql, AuditTrail audit, Clock clock, CallContext call) {
        this.sql = sql;
        this.audit = audit;
        this.clock = clock;
        this.call = call;
    }

    /** A chain as it is to be. */
    @Schema(name = "DefineChain")
    public record Definition(
            @NotNull @Valid Name name,

            @NotNull @Size(min = 1, max = 200) @Schema(description = "由上游到下游 | From upstream to downstream")
            List<@NotNull @Valid NodeDefinition> nodes) {}

    /** A name in both languages. */
    @Schema(name = "ChainName")
    public record Name(
            @NotBlank @Size(max = 100) @Pattern(regexp = "\\P{Cntrl}*")
            String zh,

            @NotBlank @Size(max = 100) @Pattern(regexp = "\\P{Cntrl}*")
            String en) {

        Wording wording() {
            return new Wording(zh.strip(), en.strip());
        }
    }

    /** A node as it is to be. */
    @Schema(name = "DefineChainNode")
    public record NodeDefinition(
            @NotNull @Pattern(regexp = NODE_CODE) @Schema(examples = "REDUCER")
            String code,

            @NotNull @Valid @Schema(description = "所属环节 | Segment it belongs to")
            Name segment,

            @NotNull @Valid Name name,

            @Nullable @Schema(description = "是否关键环节 | Whether the chain depends on it")
            Boolean key,

            @Nullable
            @Size(max = 50)
            @Schema(description = "候选企业的国民经济行业代码前缀，不带门类字母 | Industry prefixes of candidates, without the letter")
            List<@Pattern(regexp = "\\d{2,4}") String> industries,

            @Nullable @Size(max = 50) @Schema(description = "候选企业名称或链上位置中的词 | Words in a candidate's name or position")
            List<@Size(min = 2, max = 30) @Pattern(regexp = "\\P{Cntrl}*") String> keywords) {}

    /** A chain as it stands. */
    @Schema(name = "Chain")
    public record View(
            String code,
            Wording name,

            @Nullable @Schema(description = "列表中不返回 | Not in lists")
            List<Node> nodes) {}

    /** A node as it stands. */
    @Schema(name = "ChainNode")
    public record Node(
            String code,
            Wording segment,
            Wording name,
            boolean key,
            List<String> industries,
            List<String> keywords,

            @Schema(description = "已停用，仅存历史 | Taken out; only its history is left")
            boolean retired) {}

    View define(String code, Definition definition) {
        Set<String> codes = new HashSet<>();
        for (int i = 0; i < definition.nodes().size(); i++) {
            String node = definition.nodes().get(i).code();
            if (!codes.add(node)) {
                throw PlatformProblem.INVALID_FIELD.at(
                        "/nodes/" + i + "/code", "节点代码 " + node + " 重复", "The code " + node + " is there twice");
            }
        }
        View before = find(code).orElse(null);
        sql.update(
                "insert into chain (code, name_zh, name_en, updated_by, updated_at) values (?, ?, ?, ?, ?)"
                        + " on conflict (code) do update set name_zh = excluded.name_zh, name_en = excluded.name_en,"
                        + " updated_by = excluded.updated_by, updated_at = excluded.updated_at",
                code,
                definition.name().wording().zh(),
                definition.name().wording().en(),
                call.caller().userId(),
                clock.instant());
        retire(code, codes);
        for (int place = 0; place < definition.nodes().size(); place++) {
            put(code, place, definition.nodes().get(place));
        }
        View after = find(code).orElseThrow();
        audit.record("DEFINE_CHAIN", code, null, before, after);
        return after;
    }

    private void retire(String chain, Set<String> kept) {
        List<String> taken = sql.list(
                "select distinct node_code from chain_position where chain_code = ? and to_date is null"
                        + " and not node_code = any(?::text[])",
                row -> row.getString(1),
                chain,
                List.copyOf(kept));
        if (!taken.isEmpty()) {
            String names = String.join(", ", taken);
            throw EnterpriseProblem.ENTERPRISE_CHAIN_NODE_TAKEN.at(
                    "/nodes", "节点仍有企业，不能停用：" + names, "Enterprises still take these nodes: " + names);
        }
        sql.update(
                "update chain_node set retired = true where chain_code = ? and not code = any(?::text[])",
                chain,
                List.copyOf(kept));
    }

    private void put(String chain, int place, NodeDefinition node) {
        sql.update(
                "insert into chain_node (chain_code, code, place, segment_zh, segment_en, name_zh, name_en, is_key,"
                        + " industries, keywords) values (?, ?, ?, ?, ?, ?, ?, ?, ?::text[], ?::text[])"
                        + " on conflict (chain_code, code) do update set place = excluded.place,"
                        + " segment_zh = excluded.segment_zh, segment_en = excluded.segment_en,"
                        + " name_zh = excluded.name_zh, name_en = excluded.name_en, is_key = excluded.is_key,"
                        + " industries = excluded.industries, keywords = excluded.keywords, retired = false",
                chain,
                node.code(),
                place,
                node.segment().wording().zh(),
                node.segment().wording().en(),
                node.name().wording().zh(),
                node.name().wording().en(),
                Boolean.TRUE.equals(node.key()),
                node.industries() == null ? List.of() : node.industries(),
                node.keywords() == null ? List.of() : node.keywords());
    }

    Optional<View> find(String code) {
        return sql.first("select * from chain where code = ?", row -> view(row, nodes(code)), code);
    }

    View get(String code) {
        return find(code).orElseThrow(PlatformProblem.NOT_FOUND::problem);
    }

    Node node(String chain, String code) {
        return nodes(chain).stream()
                .filter(node -> node.code().equals(code))
                .findFirst()
                .orElseThrow(PlatformProblem.NOT_FOUND::problem);
    }

    List<View> all() {
        return sql.list("select * from chain order by code", row -> view(row, null));
    }

    private static View view(ResultSet row, @Nullable List<Node> nodes) throws SQLException {
        return new View(row.getString("code"), new Wording(row.getString("name_zh"), row.getString("name_en")), nodes);
    }

    private List<Node> nodes(String chain) {
        return sql.list(
                "select * from chain_node where chain_code = ? order by retired, place, code",
                row -> new Node(
                        row.getString("code"),
                        new Wording(row.getString("segment_zh"), row.getString("segment_en")),
                        new Wording(row.getString("name_zh"), row.getString("name_en")),
                        row.getBoolean("is_key"),
                        texts(row, "industries"),
                        texts(row, "keywords"),
                        row.getBoolean("retired")),
                chain);
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return Stream.of((Object[]) row.getArray(column).getArray())
                .map(String::valueOf)
                .toList();
    }
}
