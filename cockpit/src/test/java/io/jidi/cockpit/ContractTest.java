package io.jidi.cockpit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The hand-written shapes of {@code data} against the contracts, and where those are silent against recorded answers. */
class ContractTest {

    private static final Pattern SHAPE =
            Pattern.compile("^export interface (\\w+)(?:<R>)? \\{\\n(.*?)^}", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern FIELD = Pattern.compile("^ {2}readonly (\\w+)(\\??):", Pattern.MULTILINE);

    @ParameterizedTest
    @CsvSource({
        "project-service, Overview, Overview",
        "project-service, OverviewPanel, OverviewPanel",
        "project-service, OverviewMeasure, OverviewMeasure",
        "project-service, OverviewFigure, OverviewFigure",
        "project-service, OverviewRate, OverviewRate",
        "project-service, TargetStanding, TargetStanding",
        "project-service, PlanView, PlanView",
        "project-service, ReportView, ReportView",
        "project-service, NodeView, View",
        "project-service, LightView, LightView",
        "project-service, LightDetail, LightDetail",
        "project-service, Step, Step",
        "project-service, DispatchOrderView, DispatchOrderView",
        "project-service, ProjectView, ProjectView",
        "project-service, ProjectElement, Element",
        "project-service, Admission, AdmissionView",
        "project-service, Term, Term",
        "project-service, IndicatorView, Indicator",
        "fund-service, WholeDistribution, DistributionView",
        "fund-service, HeadroomView, HeadroomView",
        "fund-service, HeadroomLimit, HeadroomLimit",
        "fund-service, HeadroomMeans, HeadroomMeans",
        "fund-service, RuleVerdict, Verdict",
        "fund-service, Judgement, CheckView",
        "fund-service, Override, Override",
        "fund-service, LookThroughView, LookThroughView",
        "fund-service, Node, Node",
        "fund-service, WayList, WayList",
        "fund-service, Way, Way",
        "fund-service, StandingView, StandingView",
        "fund-service, StandingTest, Test",
        "fund-service, Forecast, Forecast",
        "fund-service, ClaimView, ClaimView",
        "fund-service, ScoreView, ScoreView",
        "fund-service, ScoreRange, Range",
        "fund-service, Sheet, Sheet",
        "fund-service, ScoredLeaf, Scored",
        "fund-service, CallPreview, Preview",
        "fund-service, DistributionPreview, Preview1",
        "fund-service, DealView, DealView",
        "fund-service, GateView, GateView",
        "fund-service, TransitionView, TransitionView",
        "fund-service, BallotView, BallotView",
        "fund-service, Committee, Committee",
        "fund-service, VoteView, VoteView",
        "fund-service, EntryView, EntryView",
        "fund-service, TermsView, TermsView",
        "fund-service, TermSheet, TermSheet",
        "fund-service, DuplicatesView, DuplicatesView",
        "fund-service, FundView, FundView",
        "fund-service, CommitmentView, CommitmentView",
        "fund-service, PartnerView, PartnerView",
        "fund-service, CapitalCallView, CapitalCallView",
        "fund-service, InvestmentView, InvestmentView",
        "fund-service, Performance, PerformanceView",
        "fund-service, PerformanceFigure, FigureView",
        "fund-service, CheckView, CheckRecord",
        "enterprise-service, TierView, TierPeriod",
        "enterprise-service, EnterpriseChain, EnterpriseChain",
        "enterprise-service, ChainPosition, ChainPosition",
        "enterprise-service, SupplyLink, SupplyLink",
        "enterprise-service, AssessmentPreview, AssessmentPreview",
        "enterprise-service, KnownIndicator, KnownIndicator",
        "enterprise-service, EditionDraft, EditionDraft",
        "enterprise-service, EditionComparison, EditionComparison",
        "enterprise-service, EditionParameter, EditionParameter",
        "enterprise-service, EditionCriterion, EditionCriterion",
        "enterprise-service, EditionTier, EditionTier",
        "enterprise-service, IndicatorImport, IndicatorImport",
        "enterprise-service, IndicatorImportSummary, IndicatorImportSummary",
        "enterprise-service, IndicatorImportRows, IndicatorImportRows",
        "enterprise-service, IndicatorImportFault, IndicatorImportFault",
        "enterprise-service, IndicatorChange, IndicatorChange",
        "enterprise-service, EnterpriseTitles, EnterpriseTitles",
        "enterprise-service, EnterpriseView, Enterprise",
        "enterprise-service, AssessmentView, Assessment",
        "enterprise-service, Criterion, ExplainedCriterion",
        "enterprise-service, Recognition, Recognition",
        "enterprise-service, RecognitionStep, RecognitionStep",
        "enterprise-service, Change, EditionChange",
        "exchange-service, Correction, Correction",
        "exchange-service, NationalSubmission, NationalSubmission",
    })
    void everyFieldIsInTheContract(String service, String shape, String schema) throws IOException {
        JsonNode contract = new ObjectMapper(new YAMLFactory())
                .readTree(Files.readString(Path.of("../contracts/openapi/" + service + ".yaml")));
        JsonNode properties =
                contract.path("components").path("schemas").path(schema).path("properties");
        List<String> known = new ArrayList<>();
        properties.fieldNames().forEachRemaining(known::add);
        assertThat(known).isNotEmpty().containsAll(shapes().get(shape).keySet());
    }

    /** A field that the shape says is always there, is there in every recorded answer. */
    @Test
    void whatIsAlwaysThereIsInTheRecordedAnswers() throws IOException {
        JsonNode answers = recorded("answers.json");
        Map<String, String> lists = Map.of(
                "/api/v1/projects", "ProjectView",
                "/api/v1/enterprises", "EnterpriseView",
                "/api/v1/funds", "FundView",
                "/api/v1/lights", "LightView",
                "/api/v1/programmes/indicators", "IndicatorView",
                "/api/v1/targets", "TargetStanding");
        lists.forEach((path, shape) -> {
            assertThat(answers.path(path).path("items")).as(path).isNotEmpty();
            answers.path(path).path("items").forEach(item -> require(item, shape));
        });
        Map<String, String> made = Map.of(
                "/headroom$", "HeadroomView",
                "/look-through$", "LookThroughView",
                "/reinvestment$", "StandingView",
                "/evaluations/\\d+$", "ScoreView",
                "/deals/\\w+$", "DealView",
                "/gate$", "GateView",
                "/chain$", "EnterpriseChain",
                "/what-if$", "AssessmentPreview");
        JsonNode funds = recorded("made-funds.json");
        made.forEach((end, shape) -> {
            List<String> paths = new ArrayList<>();
            funds.fieldNames().forEachRemaining(path -> {
                if (Pattern.compile(end).matcher(path).find()) {
                    require(funds.path(path), shape);
                    paths.add(path);
                }
            });
            assertThat(paths).as("answers for " + shape).isNotEmpty();
        });
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("/commitments$", "CommitmentView");
        parts.put("/partners$", "PartnerView");
        parts.put("/capital-calls.+", "CapitalCallView");
        parts.put("/compliance/checks.+", "CheckView");
        parts.put("/tiers$", "TierView");
        parts.put("/assessments$", "AssessmentView");
        parts.forEach((end, shape) -> {
            int[] seen = {0};
            answers.fieldNames().forEachRemaining(path -> {
                if (Pattern.compile(end).matcher(path).find()) {
                    answers.path(path).path("items").forEach(item -> {
                        require(item, shape);
                        seen[0]++;
                    });
                }
            });
            assertThat(seen[0]).as("answers for " + shape).isPositive();
        });
        answers.fieldNames().forEachRemaining(path -> {
            if (path.startsWith("/api/v1/assessments/")) {
                answers.path(path).path("result").path("criteria").forEach(one -> require(one, "Criterion"));
            } else if (path.startsWith("/api/v1/compliance/checks/")) {
                require(answers.path(path), "Judgement");
            } else if (path.endsWith("/performance")) {
                require(answers.path(path), "Performance");
                answers.path(path).path("figures").forEach(one -> require(one, "PerformanceFigure"));
            }
        });
    }

    private static JsonNode recorded(String name) throws IOException {
        try (InputStream stream = ContractTest.class.getResourceAsStream("/recorded/" + name)) {
            return new ObjectMapper().readTree(stream);
        }
    }

    private static void require(JsonNode item, String shape) {
        shapes().get(shape).forEach((field, always) -> {
            if (always) {
                assertThat(item.has(field))
                        .as(shape + "." + field + " in " + item)
                        .isTrue();
            }
        });
    }

    /** Fields of each shape, with whether they are always there. */
    private static Map<String, Map<String, Boolean>> shapes() {
        try {
            Map<String, Map<String, Boolean>> shapes = new LinkedHashMap<>();
            try (Stream<Path> files = Files.list(Path.of("src/main/web/data"))) {
                for (Path file : files.toList()) {
                    Matcher shape = SHAPE.matcher(Files.readString(file));
                    while (shape.find()) {
                        Map<String, Boolean> fields = new LinkedHashMap<>();
                        FIELD.matcher(shape.group(2))
                                .results()
                                .forEach(found -> fields.put(
                                        found.group(1), found.group(2).isEmpty()));
                        assertThat(shapes.put(shape.group(1), fields))
                                .as("one shape of the name " + shape.group(1))
                                .isNull();
                    }
                }
            }
            return shapes;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
