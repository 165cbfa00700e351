package io.jidi.project.library.rules;

import static io.jidi.project.library.rules.AdmissionDecision.Outcome.ADMIT;
import static io.jidi.project.library.rules.AdmissionDecision.Outcome.RESERVE;
import static io.jidi.project.library.rules.AdmissionDecision.Outcome.RETURN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jidi.project.base.ProgrammeSeed;
import io.jidi.project.library.LibraryEditions;
import io.jidi.project.library.rules.AdmissionDecision.Outcome;
import io.jidi.project.library.rules.AdmissionFacts.ElementNeed;
import io.jidi.project.library.rules.AdmissionFacts.KnownProject;
import io.jidi.project.library.rules.AdmissionFacts.Responsibility;
import io.jidi.project.library.rules.AdmissionFacts.Schedule;
import io.jidi.project.rules.EditionParameter;
import io.jidi.project.rules.EditionParameters;
import io.jidi.project.rules.ElementKind;
import io.jidi.project.rules.ProjectClass;
import io.jidi.project.rules.Reason;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Checklist C1–C8 of domain file project-library 2.3. */
class AdmissionChecklistTest {

    private static final ProgrammeSeed PROGRAMME = ProgrammeSeed.shipped();
    private static final LibraryEditions LIBRARY = LibraryEditions.shipped(PROGRAMME);
    private static final AdmissionChecklist CHECKLIST = LIBRARY.checklist(LocalDate.of(2026, 1, 10));

    @Test
    void aRipeProjectIsAdmittedWithAllEightFindings() {
        AdmissionDecision decision = CHECKLIST.decide(new Application().facts());
        assertThat(decision.outcome()).isEqualTo(ADMIT);
        assertThat(decision.findings())
                .extracting(AdmissionDecision.Finding::check)
                .containsExactly(AdmissionCheck.values());
        assertThat(decision.reasons()).isEmpty();
    }

    // C1

    @Test
    void c1NeedsAKnownBaseAndAFieldOfThatBase() {
        Application noBase = new Application();
        noBase.base = null;
        refused(noBase, RETURN, "BASE_MISSING");
        Application unknown = new Application();
        unknown.base = "STEEL";
        refused(unknown, RETURN, "BASE_UNKNOWN");
        Application noField = new Application();
        noField.fields = Set.of();
        refused(noField, RETURN, "FIELD_MISSING");
        Application foreign = new Application();
        foreign.fields = Set.of(34, 43);
        refused(foreign, RETURN, "FIELD_NOT_OF_BASE");
    }

    @Test
    void c1AllowsTheFieldsOpenToEveryBase() {
        Application chips = new Application();
        chips.fields = Set.of(82);
        assertThat(CHECKLIST.decide(chips.facts()).outcome()).isEqualTo(ADMIT);
    }

    // C2

    @ParameterizedTest
    @CsvSource({"100000000,ADMIT", "100000000.00,ADMIT", "99999999.99,RETURN", "0,RETURN"})
    void c2TheThresholdIsOneHundredMillionYuanInclusive(BigDecimal total, Outcome expected) {
        Application application = new Application();
        application.total = total;
        application.schedule = schedule("2026-03", "2027-06", "50000000");
        assertThat(CHECKLIST.decide(application.facts()).outcome()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "RESEARCH,20000000,ADMIT",
        "RESEARCH,19999999.99,RETURN",
        "PLATFORM,20000000,RETURN",
        "INDUSTRIAL,20000000,RETURN"
    })
    void c2AThresholdMayBeSetForOneKind(ProjectKind kind, BigDecimal total, Outcome expected) {
        List<EditionParameter> parameters =
                new ArrayList<>(LIBRARY.admission().parameters().all());
        parameters.add(new EditionParameter("threshold.RESEARCH", "20000000", "test", true, false, null));
        AdmissionEdition edition =
                AdmissionEdition.of("TEST", LocalDate.of(2020, 1, 1), null, new EditionParameters(parameters));
        FieldCatalogue catalogue = new FieldCatalogue(Map.of("VOICE", Set.of(34)), Set.of());
        Application application = new Application();
        application.kind = kind;
        application.total = total;
        application.schedule = schedule("2026-03", "2027-06", "10000000");
        assertThat(new AdmissionChecklist(edition, catalogue)
                        .decide(application.facts())
                        .outcome())
                .isEqualTo(expected);
    }

    @Test
    void c2WithoutAnAmountItIsReturned() {
        Application application = new Application();
        application.total = null;
        refused(application, RETURN, "INVESTMENT_MISSING");
    }

    // C3

    @Test
    void c3WithoutCodeButWithADocumentIsEnough() {
        Application application = new Application();
        application.codes = List.of();
        application.documents = List.of("合发改前期〔2026〕1号");
        assertThat(CHECKLIST.decide(application.facts()).outcome()).isEqualTo(ADMIT);
    }

    @Test
    void c3WithoutCodeAndDocumentItWaitsInTheReserve() {
        Application application = new Application();
        application.codes = List.of();
        application.documents = List.of(" ");
        refused(application, RESERVE, "CODE_AND_DOCUMENT_MISSING");
    }

    @Test
    void c3AWrongCodeIsReturnedEvenBesideARightOne() {
        Application application = new Application();
        application.codes = List.of("2105-340161-04-01-123456", "2113-340100-04-01-123456");
        refused(application, RETURN, "PROJECT_CODE_INVALID");
    }

    @Test
    void c3WarningsAboutTheCodeDoNotRefuse() {
        Application application = new Application();
        application.codes = List.of("2105-310100-04-09-123456");
        AdmissionDecision decision = CHECKLIST.decide(application.facts());
        assertThat(decision.outcome()).isEqualTo(ADMIT);
        assertThat(decision.findings().get(2).remarks())
                .extracting(Reason::code)
                .containsExactly("PROJECT_CODE_REGION_UNKNOWN", "PROJECT_CODE_TYPE_UNKNOWN");
    }

    // C4

    @ParameterizedTest
    @CsvSource({
        "9134010000000000XA,",
        "91340100MA2ABCDEFG,",
        "91340100MA2ABCDEF,ENTITY_CREDIT_CODE_INVALID",
        "91340100MA2ABCDEFI,ENTITY_CREDIT_CODE_INVALID",
        "91340100ma2abcdefg,ENTITY_CREDIT_CODE_INVALID",
        "9134O100MA2ABCDEFG,ENTITY_CREDIT_CODE_INVALID",
        ",ENTITY_MISSING"
    })
    void c4NeedsAnEntityWithACreditCode(@Nullable String code, @Nullable String refusal) {
        Application application = new Application();
        application.entity = code;
        if (refusal == null) {
            assertThat(CHECKLIST.decide(application.facts()).outcome()).isEqualTo(ADMIT);
        } else {
            refused(application, RETURN, refusal);
        }
    }

    // C5

    @ParameterizedTest
    @CsvSource({
        "合肥高新区管委会,张工,2026-01-10,,ADMIT",
        "合肥高新区管委会,张工,2025-01-01,2026-01-10,ADMIT",
        "合肥高新区管委会,张工,2025-01-01,2026-01-09,RETURN",
        "合肥高新区管委会,张工,2026-01-11,,RETURN",
        "合肥高新区管委会,' ',2025-01-01,,RETURN",
        "' ',张工,2025-01-01,,RETURN"
    })
    void c5SomeoneMustBeInOfficeOnTheDay(
            String unit, String person, LocalDate from, @Nullable LocalDate to, Outcome expected) {
        Application application = new Application();
        application.responsibility = new Responsibility(unit, person, from, to);
        assertThat(CHECKLIST.decide(application.facts()).outcome()).isEqualTo(expected);
    }

    @Test
    void c5WithoutAnyoneItIsReturned() {
        Application application = new Application();
        application.responsibility = null;
        refused(application, RETURN, "RESPONSIBILITY_MISSING");
    }

    // C6

    @Test
    void c6WithoutScheduleOrCurveItWaitsInTheReserve() {
        Application none = new Application();
        none.schedule = null;
        refused(none, RESERVE, "SCHEDULE_MISSING");
        Application noCurve = new Application();
        noCurve.schedule =
                new Schedule(2026, month("2026-03"), month("2027-06"), new BigDecimal("50000000"), List.of());
        refused(noCurve, RESERVE, "CURVE_MISSING");
        Application nextYear = new Application();
        nextYear.schedule = schedule("2027-01", "2028-06", "50000000");
        refused(nextYear, RESERVE, "START_AFTER_YEAR");
    }

    @ParameterizedTest
    @CsvSource({
        "PLANNED_START, 2026-06, 2026-05, 50000000, SCHEDULE_REVERSED",
        "PLANNED_START, 2024-06, 2025-12, 50000000, SCHEDULE_BEFORE_YEAR",
        "CONTINUING, 2026-01, 2027-06, 50000000, CONTINUING_NOT_STARTED",
        "PLANNED_COMPLETION, 2025-01, 2027-01, 50000000, COMPLETION_NOT_IN_YEAR",
        "CONTINUING PLANNED_START, 2025-01, 2027-01, 50000000, CLASSES_CONTRADICT",
        "PLANNED_START, 2026-03, 2027-06, 200000000.01, ANNUAL_ABOVE_TOTAL"
    })
    void c6AScheduleThatDoesNotFitIsReturned(
            String classes, String start, String completion, String annual, String refusal) {
        Application application = new Application();
        application.classes =
                Arrays.stream(classes.split(" ")).map(ProjectClass::valueOf).collect(Collectors.toSet());
        application.schedule = schedule(start, completion, annual);
        refused(application, RETURN, refusal);
    }

    @Test
    void c6ACurveMustHaveTwelveMonthsNeverFallAndEndAtTheAnnualPlan() {
        Application eleven = new Application();
        eleven.schedule = new Schedule(2026, month("2026-03"), month("2027-06"), new BigDecimal(11), curve(11));
        refused(eleven, RETURN, "CURVE_NOT_TWELVE");
        Application off = new Application();
        off.schedule = new Schedule(2026, month("2026-03"), month("2027-06"), new BigDecimal(13), curve(12));
        refused(off, RETURN, "CURVE_OFF_ANNUAL");
        List<BigDecimal> falling = new ArrayList<>(curve(12));
        falling.set(5, BigDecimal.ZERO);
        Application falls = new Application();
        falls.schedule = new Schedule(2026, month("2026-03"), month("2027-06"), new BigDecimal(12), falling);
        refused(falls, RETURN, "CURVE_FALLS");
    }

    @Test
    void c6ContinuingAndPlannedCompletionGoTogether() {
        Application application = new Application();
        application.classes = Set.of(ProjectClass.CONTINUING, ProjectClass.PLANNED_COMPLETION);
        application.schedule = schedule("2024-06", "2026-12", "50000000");
        assertThat(CHECKLIST.decide(application.facts()).outcome()).isEqualTo(ADMIT);
    }

    @Test
    void c6AOneMonthProjectThatSpendsItsWholeTotalThisYearFits() {
        Application application = new Application();
        application.schedule = schedule("2026-12", "2026-12", "200000000");
        assertThat(CHECKLIST.decide(application.facts()).outcome()).isEqualTo(ADMIT);
    }

    // C7

    @Test
    void c7AListedGapIsARemarkAMissingListWaitsInTheReserve() {
        Application gap = new Application();
        gap.elements = List.of(
                new ElementNeed(ElementKind.LAND, new BigDecimal("120"), new BigDecimal("80.5")),
                new ElementNeed(ElementKind.LABOUR, new BigDecimal("300"), new BigDecimal("400")));
        AdmissionDecision decision = CHECKLIST.decide(gap.facts());
        assertThat(decision.outcome()).isEqualTo(ADMIT);
        assertThat(decision.findings().get(6).remarks()).extracting(Reason::zh).containsExactly("土地缺口39.5亩");
        Application none = new Application();
        none.elements = null;
        refused(none, RESERVE, "ELEMENTS_MISSING");
    }

    // C8

    @ParameterizedTest
    @CsvSource({
        "另一个名字, 91340100MA2ABCDEFH, 2105-340161-04-01-123456, DUPLICATE_CODE",
        "皖声语音模组产线(一期), 91340100MA2ABCDEFG, , DUPLICATE_NAME_AND_ENTITY",
        "皖声语音模组产线 \uff08一期\uff09, 91340100MA2ABCDEFG, , DUPLICATE_NAME_AND_ENTITY"
    })
    void c8TheSameCodeOrTheSameNameAndEntityIsADuplicate(
            String name, String entity, @Nullable String code, String refusal) {
        Application application = new Application();
        application.known =
                List.of(new KnownProject("prj_1", name, entity, code == null ? Set.of() : Set.of(code), false));
        refused(application, RETURN, refusal);
    }

    @Test
    void c8TheSameNameOfAnotherEntityIsNoDuplicateAndATombstoneIsAReEntry() {
        Application application = new Application();
        application.known = List.of(
                new KnownProject("prj_1", "皖声语音模组产线(一期)", "91340100MA2ABCDEFH", Set.of(), false),
                new KnownProject("prj_3", "皖声语音模组产线(二期)", "91340100MA2ABCDEFG", Set.of(), false),
                new KnownProject("prj_2", "旧名", null, Set.of("2105-340161-04-01-123456"), true));
        AdmissionDecision decision = CHECKLIST.decide(application.facts());
        assertThat(decision.outcome()).isEqualTo(ADMIT);
        assertThat(decision.findings().get(7).remarks())
                .extracting(Reason::code)
                .containsExactly("RE_ENTRY");
    }

    // outcome

    @Test
    void whoAppliesForTheReserveGetsTheReserveEvenWhenRipe() {
        Application application = new Application();
        application.classes = Set.of(ProjectClass.RESERVE);
        AdmissionDecision decision = CHECKLIST.decide(application.facts());
        assertThat(decision.outcome()).isEqualTo(RESERVE);
        assertThat(decision.reasons()).isEmpty();
    }

    @Test
    void aReturnOutweighsTheReserveAndAllReasonsAreGiven() {
        Application application = new Application();
        application.codes = List.of();
        application.documents = List.of();
        application.entity = null;
        application.elements = null;
        AdmissionDecision decision = CHECKLIST.decide(application.facts());
        assertThat(decision.outcome()).isEqualTo(RETURN);
        assertThat(decision.reasons())
                .extracting(Reason::code)
                .containsExactly("CODE_AND_DOCUMENT_MISSING", "ENTITY_MISSING", "ELEMENTS_MISSING");
    }

    @Test
    void anEditionThatSaysSomethingElseThanReturnOrReserveIsRefused() {
        List<EditionParameter> parameters =
                new ArrayList<>(LIBRARY.admission().parameters().all());
        parameters.removeIf(parameter -> parameter.name().equals("missing.C3"));
        parameters.add(new EditionParameter("missing.C3", "ADMIT", "test", true, false, null));
        assertThatThrownBy(() ->
                        AdmissionEdition.of("TEST", LocalDate.of(2020, 1, 1), null, new EditionParameters(parameters)))
                .hasMessageContaining("missing.C3 must be RETURN or RESERVE");
    }

    @Test
    void anUnknownParameterOrADayOutsideTheEditionIsRefused() {
        List<EditionParameter> parameters =
                new ArrayList<>(LIBRARY.admission().parameters().all());
        parameters.add(new EditionParameter("threshold.FACTORY", "1", "test", true, false, null));
        assertThatThrownBy(() ->
                        AdmissionEdition.of("TEST", LocalDate.of(2020, 1, 1), null, new EditionParameters(parameters)))
                .hasMessageContaining("unknown edition parameter threshold.FACTORY");
        assertThatThrownBy(() -> LIBRARY.checklist(LocalDate.of(2019, 12, 31)))
                .hasMessageContaining("no admission edition is in force on 2019-12-31");
        AdmissionEdition closed = AdmissionEdition.of(
                "TEST",
                LocalDate.of(2020, 1, 1),
                LocalDate.of(2025, 12, 31),
                LIBRARY.admission().parameters());
        assertThat(closed.inForce(LocalDate.of(2020, 1, 1))).isTrue();
        assertThat(closed.inForce(LocalDate.of(2025, 12, 31))).isTrue();
        assertThat(closed.inForce(LocalDate.of(2026, 1, 1))).isFalse();
    }

    private static void refused(Application application, Outcome outcome, String reason) {
        AdmissionDecision decision = CHECKLIST.decide(application.facts());
        assertThat(decision.outcome()).as(reason).isEqualTo(outcome);
        assertThat(decision.reasons()).extracting(Reason::code).containsExactly(reason);
    }

    private static YearMonth month(String text) {
        return YearMonth.parse(text);
    }

    private static List<BigDecimal> curve(int months) {
        return IntStream.rangeClosed(1, months).mapToObj(BigDecimal::valueOf).toList();
    }

    private static Schedule schedule(String start, String completion, String annual) {
        BigDecimal total = new BigDecimal(annual);
        List<BigDecimal> flat = new ArrayList<>(Collections.nCopies(11, BigDecimal.ONE));
        flat.add(total);
        return new Schedule(2026, month(start), month(completion), total, flat);
    }

    /** An application that would be admitted; a test changes the one thing it is about. */
    private static final class Application {
        @Nullable
        String base = "VOICE";

        Set<Integer> fields = Set.of(34);
        ProjectKind kind = ProjectKind.INDUSTRIAL;
        Set<ProjectClass> classes = Set.of(ProjectClass.PLANNED_START);

        @Nullable
        BigDecimal total = new BigDecimal("200000000");

        List<String> codes = List.of("2105-340161-04-01-123456");
        List<String> documents = List.of();

        @Nullable
        String entity = "91340100MA2ABCDEFG";

        @Nullable
        Responsibility responsibility = new Responsibility("合肥高新区管委会", "张工", LocalDate.of(2025, 6, 1), null);

        @Nullable
        Schedule schedule = schedule("2026-03", "2027-06", "50000000");

        @Nullable
        List<ElementNeed> elements = List.of();

        List<KnownProject> known = List.of();

        AdmissionFacts facts() {
            return new AdmissionFacts(
                    "皖声语音模组产线(一期)",
                    base,
                    fields,
                    kind,
                    classes,
                    total,
                    codes.stream().map(LIBRARY.codes()::check).toList(),
                    documents,
                    entity,
                    responsibility,
                    LocalDate.of(2026, 1, 10),
                    schedule,
                    elements,
                    known);
        }
    }
}
