package io.jidi.mcp;

import io.quarkiverse.mcp.server.Tool;
import io.quarkiverse.mcp.server.ToolArg;
import io.quarkiverse.mcp.server.ToolResponse;
import java.util.Optional;

/** What there is: projects, enterprises and funds that the caller may see. */
public class ListTools {

    private static final int USUAL = 20;
    private static final int MOST = 100;

    private final Reading reading;

    ListTools(Reading reading) {
        this.reading = reading;
    }

    @Tool(
            name = "list_projects",
            title = "项目清单 | Projects",
            description =
                    "重点项目库清单 | Key projects of the library that the caller may see, with state, investment and the last"
                            + " reported month. Page on with nextPageToken.",
            annotations =
                    @Tool.Annotations(
                            title = "项目清单 | Projects",
                            readOnlyHint = true,
                            destructiveHint = false,
                            idempotentHint = true,
                            openWorldHint = false))
    ToolResponse projects(
            @ToolArg(description = "名称中的任意两个以上的字 | any part of the name", required = false) Optional<String> q,
            @ToolArg(description = "行政区划代码 | region, GB/T 2260", required = false) Optional<String> regionCode,
            @ToolArg(description = "基地代码 | base", required = false) Optional<String> baseCode,
            @ToolArg(description = "状态 | RESERVED, ADMITTED, SUSPENDED, EXIT_PROPOSED, EXITED", required = false)
                    Optional<String> status,
            @ToolArg(description = "1–100", required = false) Optional<Integer> pageSize,
            @ToolArg(description = "上一页的 nextPageToken", required = false) Optional<String> pageToken) {
        return reading.of(
                "重点项目库清单 | Key projects",
                Question.of("projects")
                        .with("q", q)
                        .with("regionCode", regionCode)
                        .with("baseCode", baseCode)
                        .with("status", status)
                        .pageSize(pageSize, USUAL, MOST)
                        .pageToken(pageToken));
    }

    @Tool(
            name = "list_enterprises",
            title = "企业清单 | Enterprises",
            description = "企业库清单 | Enterprises that the caller may see. Page on with nextPageToken.",
            annotations =
                    @Tool.Annotations(
                            title = "企业清单 | Enterprises",
                            readOnlyHint = true,
                            destructiveHint = false,
                            idempotentHint = true,
                            openWorldHint = false))
    ToolResponse enterprises(
            @ToolArg(description = "名称中的任意两个以上的字 | any part of the name", required = false) Optional<String> q,
            @ToolArg(description = "统一社会信用代码 | credit code", required = false) Optional<String> creditCode,
            @ToolArg(description = "行政区划代码 | region, GB/T 2260", required = false) Optional<String> regionCode,
            @ToolArg(description = "基地代码 | base", required = false) Optional<String> baseCode,
            @ToolArg(description = "1–100", required = false) Optional<Integer> pageSize,
            @ToolArg(description = "上一页的 nextPageToken", required = false) Optional<String> pageToken) {
        return reading.of(
                "企业库清单 | Enterprises",
                Question.of("enterprises")
                        .with("q", q)
                        .with("creditCode", creditCode)
                        .with("regionCode", regionCode)
                        .with("baseCode", baseCode)
                        .pageSize(pageSize, USUAL, MOST)
                        .pageToken(pageToken));
    }

    @Tool(
            name = "list_funds",
            title = "基金清单 | Funds",
            description = "基金清单 | Funds that the caller may see. Page on with nextPageToken.",
            annotations =
                    @Tool.Annotations(
                            title = "基金清单 | Funds",
                            readOnlyHint = true,
                            destructiveHint = false,
                            idempotentHint = true,
                            openWorldHint = false))
    ToolResponse funds(
            @ToolArg(description = "名称中的任意两个以上的字 | any part of the name", required = false) Optional<String> q,
            @ToolArg(description = "行政区划代码 | region, GB/T 2260", required = false) Optional<String> regionCode,
            @ToolArg(description = "层级 | GUIDANCE, MOTHER, SUB", required = false) Optional<String> layer,
            @ToolArg(description = "1–100", required = false) Optional<Integer> pageSize,
            @ToolArg(description = "上一页的 nextPageToken", required = false) Optional<String> pageToken) {
        return reading.of(
                "基金清单 | Funds",
                Question.of("funds")
                        .with("q", q)
                        .with("regionCode", regionCode)
                        .with("layer", layer)
                        .pageSize(pageSize, USUAL, MOST)
                        .pageToken(pageToken));
    }
}
