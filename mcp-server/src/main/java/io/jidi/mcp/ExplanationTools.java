package io.jidi.mcp;

import io.quarkiverse.mcp.server.Tool;
import io.quarkiverse.mcp.server.ToolArg;
import io.quarkiverse.mcp.server.ToolResponse;
import java.util.Optional;

/** Why something is as it is: tiers, lights and figures with what they were made of. */
public class ExplanationTools {

    private static final int USUAL = 20;
    private static final int MOST = 100;

    private final Reading reading;

    ExplanationTools(Reading reading) {
        this.reading = reading;
    }

    @Tool(
            name = "enterprise_tiers",
            title = "企业层级 | Tiers of an enterprise",
            description = "企业的层级及其有效期 | The tiers of an enterprise over time.",
            annotations =
                    @Tool.Annotations(
                            title = "企业层级 | Tiers of an enterprise",
                            readOnlyHint = true,
                            destructiveHint = false,
                            idempotentHint = true,
                            openWorldHint = false))
    ToolResponse tiers(@ToolArg(description = "ent_…") String id) {
        return reading.of(
                "企业层级历史 | Tiers over time",
                Question.of("enterprises", "ent", id).below("tiers"));
    }

    @Tool(
            name = "enterprise_assessments",
            title = "企业的评估 | Assessments of an enterprise",
            description = "企业的评估，逐条说明见 explain_assessment | Assessments of an enterprise; each is explained by"
                    + " explain_assessment.",
            annotations =
                    @Tool.Annotations(
                            title = "企业的评估 | Assessments of an enterprise",
                            readOnlyHint = true,
                            destructiveHint = false,
                            idempotentHint = true,
                            openWorldHint = false))
    ToolResponse assessments(
            @ToolArg(description = "ent_…") String id,
            @ToolArg(description = "1–100", required = false) Optional<Integer> pageSize,
            @ToolArg(description = "上一页的 nextPageToken", required = false) Optional<String> pageToken) {
        return reading.of(
                "企业的评估 | Assessments",
                Question.of("enterprises", "ent", id)
                        .below("assessments")
                        .pageSize(pageSize, USUAL, MOST)
                        .pageToken(pageToken));
    }

    @Tool(
            name = "explain_assessment",
            title = "评估逐条说明 | An assessment explained",
            description = "评估逐条说明：标准版本、输入、每条是否满足及差距 | An assessment criterion by criterion: the edition of the rules,"
                    + " the inputs, what was met and what was missing.",
            annotations =
                    @Tool.Annotations(
                            title = "评估逐条说明 | An assessment explained",
                            readOnlyHint = true,
                            destructiveHint = false,
                            idempotentHint = true,
                            openWorldHint = false))
    ToolResponse assessment(@ToolArg(description = "asm_…") String id) {
        return reading.of("评估及逐条说明 | Assessment with its explanation", Question.of("assessments", "asm", id));
    }

    @Tool(
            name = "project_lights",
            title = "项目各月的灯 | Lights of a project",
            description = "一个项目各月的红黄绿灯 | The lights of a project month by month; each is explained by explain_light.",
            annotations =
                    @Tool.Annotations(
                            title = "项目各月的灯 | Lights of a project",
                            readOnlyHint = true,
                            destructiveHint = false,
                            idempotentHint = true,
                            openWorldHint = false))
    ToolResponse lights(@ToolArg(description = "prj_…") String id) {
        return reading.of(
                "项目各月的灯 | Lights month by month",
                Question.of("projects", "prj", id).below("lights"));
    }

    @Tool(
            name = "explain_light",
            title = "灯及其依据 | A light explained",
            description =
                    "一个月的灯：冻结时的输入、重算结果和此后的更正 | The light of a month with its frozen inputs, a replay, and what was"
                            + " corrected later.",
            annotations =
                    @Tool.Annotations(
                            title = "灯及其依据 | A light explained",
                            readOnlyHint = true,
                            destructiveHint = false,
                            idempotentHint = true,
                            openWorldHint = false))
    ToolResponse light(@ToolArg(description = "prj_…") String id, @ToolArg(description = "YYYY-MM") String month) {
        return reading.of(
                "一个月的灯及其依据 | The light of a month with its evidence",
                Question.of("projects", "prj", id).below("lights").month(month));
    }

    @Tool(
            name = "fund_figures",
            title = "基金指标及其出处 | Figures of a fund with passports",
            description =
                    "基金业绩指标，逐项附出处：公式、输入、截止日、口径 | DPI, TVPI, IRR and more of a fund, each with its passport: formula,"
                            + " inputs, as-of and method.",
            annotations =
                    @Tool.Annotations(
                            title = "基金指标及其出处 | Figures of a fund with passports",
                            readOnlyHint = true,
                            destructiveHint = false,
                            idempotentHint = true,
                            openWorldHint = false))
    ToolResponse figures(
            @ToolArg(description = "fnd_…") String id,
            @ToolArg(description = "截止日 | as-of, YYYY-MM-DD", required = false) Optional<String> asOf) {
        return reading.of(
                "基金业绩指标及其出处 | A fund's figures with their passports",
                Question.of("funds", "fnd", id).below("performance").date("asOf", asOf));
    }
}
