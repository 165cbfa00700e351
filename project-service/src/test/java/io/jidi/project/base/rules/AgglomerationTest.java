package io.jidi.project.base.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jidi.project.base.rules.AssessmentSheet.Band;
import io.jidi.project.base.rules.AssessmentSheet.Item;
import io.jidi.project.rules.EditionParameter;
import io.jidi.project.rules.EditionParameters;
import io.jidi.project.rules.Fraction;
import io.jidi.project.rules.Reason;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of domain file 6.5, location quotients, concentration, and the yearly sheet of 2.14. */
class AgglomerationTest {

    private static final BigDecimal TARGET = BigDecimal.valueOf(80);

    /** N_core, N_all, T_core of 6.5 in 亿元, with the published values and verdicts. */
    private static final String[] BASES = {"1640,1960,1980", "318,410,395", "912,1140,1420", "655.2,820,900", "46,52,58"
    };

    @ParameterizedTest
    @CsvSource({
        "1640,1960,1980,82.83,true,83.67,true",
        "318,410,395,80.51,true,77.56,false",
        "912,1140,1420,64.23,false,80.00,true",
        "655.2,820,900,72.80,false,79.90,false",
        "46,52,58,79.31,false,88.46,true"
    })
    void theReadingsGiveTheVerdictsOfTheTable(
            BigDecimal core, BigDecimal all, BigDecimal total, String a, boolean aMet, String b, boolean bMet) {
        List<Agglomeration.Carrier> carriers = carriers(core, all, total);
        Agglomeration byA = Agglomeration.of(Agglomeration.Definition.A, carriers);
        Agglomeration byB = Agglomeration.of(Agglomeration.Definition.B, carriers);
        assertThat(shown(byA.percent())).isEqualTo(a);
        assertThat(byA.reaches(TARGET)).isEqualTo(aMet);
        assertThat(shown(byB.percent())).isEqualTo(b);
        assertThat(byB.reaches(TARGET)).isEqualTo(bMet);
    }

    @Test
    void allBasesAreTheRatioOfTheSums() {
        List<Agglomeration> a = new ArrayList<>();
        List<Agglomeration> b = new ArrayList<>();
        for (String base : BASES) {
            BigDecimal[] figures =
                    Stream.of(base.split(",")).map(BigDecimal::new).toArray(BigDecimal[]::new);
            List<Agglomeration.Carrier> carriers = carriers(figures[0], figures[1], figures[2]);
            a.add(Agglomeration.of(Agglomeration.Definition.A, carriers));
            b.add(Agglomeration.of(Agglomeration.Definition.B, carriers));
        }
        assertThat(shown(Agglomeration.together(Agglomeration.Definition.A, a).percent()))
                .isEqualTo("75.14");
        assertThat(shown(Agglomeration.together(Agglomeration.Definition.B, b).percent()))
                .isEqualTo("81.50");
    }

    @Test
    void enterprisesAreCountedForTheThirdReading() {
        List<Agglomeration.Carrier> carriers = List.of(
                new Agglomeration.Carrier(true, BigDecimal.TEN, BigDecimal.TEN, 30),
                new Agglomeration.Carrier(false, BigDecimal.TEN, BigDecimal.TEN, 10));
        assertThat(shown(Agglomeration.of(Agglomeration.Definition.C, carriers).percent()))
                .isEqualTo("75.00");
        assertThat(Agglomeration.Definition.of("AGG-C")).isEqualTo(Agglomeration.Definition.C);
        assertThatThrownBy(() -> Agglomeration.Definition.of("AGG-D")).hasMessageContaining("AGG-D");
    }

    @Test
    void nothingToDivideByIsNoValueAndNoVerdict() {
        Agglomeration none = Agglomeration.of(Agglomeration.Definition.A, List.of());
        assertThat(none.percent()).isNull();
        assertThat(none.reaches(TARGET)).isNull();
        assertThat(none.above(none)).isNull();
        assertThat(Agglomeration.hhi(List.of())).isNull();
        assertThat(Agglomeration.cr3(List.of())).isNull();
        assertThat(Agglomeration.locationQuotient(BigDecimal.ONE, BigDecimal.ZERO, BigDecimal.ONE, BigDecimal.ONE))
                .isNull();
    }

    @Test
    void laterYearsAskForMoreThanTheBaseItselfHad() {
        Agglomeration before =
                new Agglomeration(Agglomeration.Definition.B, BigDecimal.valueOf(2), BigDecimal.valueOf(3));
        assertThat(new Agglomeration(Agglomeration.Definition.B, BigDecimal.valueOf(4), BigDecimal.valueOf(6))
                        .above(before))
                .isFalse();
        assertThat(new Agglomeration(Agglomeration.Definition.B, BigDecimal.valueOf(67), BigDecimal.valueOf(100))
                        .above(before))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"1050,12600,2.3333", "210,9800,0.6000", "60,3360,0.5000", "100,2800,1.0000"})
    void quotientsOfTheCitiesAreThoseOfTheTable(BigDecimal leading, BigDecimal total, String quotient) {
        Fraction value =
                Agglomeration.locationQuotient(leading, total, BigDecimal.valueOf(1700), BigDecimal.valueOf(47600));
        assertThat(value).isNotNull();
        assertThat(value.display(4).toPlainString()).isEqualTo(quotient);
    }

    @Test
    void concentrationOfTheVoiceCarriers() {
        List<Agglomeration.Carrier> carriers = Stream.of(900, 430, 200, 110, 320)
                .map(one -> new Agglomeration.Carrier(one != 320, BigDecimal.valueOf(one), BigDecimal.valueOf(one), 1))
                .toList();
        assertThat(shown(Agglomeration.hhi(carriers))).isEqualTo("2991.98");
        assertThat(shown(Agglomeration.cr3(carriers))).isEqualTo("84.18");
    }

    @ParameterizedTest
    @CsvSource({
        "85,false,A",
        "84.99,false,B",
        "70,false,B",
        "69.99,false,C",
        "60,false,C",
        "59.99,false,D",
        "100,true,D"
    })
    void bandsIncludeTheirLowerEndAndAnAccidentIsAVeto(BigDecimal total, boolean accident, Band band) {
        assertThat(sheet().verdict(Map.of(Item.SCALE, total), accident, null))
                .isEqualTo(new AssessmentSheet.Verdict(total, band, false));
    }

    @Test
    void twoYearsOfTheLastBandProposeTheExit() {
        assertThat(sheet().verdict(points("5"), false, Band.D).exitProposed()).isTrue();
        assertThat(sheet().verdict(points("5"), false, Band.C).exitProposed()).isFalse();
        assertThat(sheet().verdict(points("5"), true, Band.D).exitProposed()).isTrue();
    }

    @Test
    void pointsStayWithinTheirItem() {
        assertThat(sheet().refusal(points("5"))).isEmpty();
        Map<Item, BigDecimal> tooMany = points("5");
        tooMany.put(Item.OPENNESS, new BigDecimal("5.01"));
        assertThat(sheet().refusal(tooMany)).map(Reason::code).hasValue("POINTS_OUT_OF_RANGE");
        Map<Item, BigDecimal> missing = points("5");
        missing.remove(Item.GROWTH);
        assertThat(sheet().refusal(missing)).isPresent();
        assertThatThrownBy(() -> new AssessmentSheet(parameters("21"))).hasMessageContaining("101");
    }

    private static Map<Item, BigDecimal> points(String each) {
        Map<Item, BigDecimal> points = new EnumMap<>(Item.class);
        for (Item item : Item.values()) {
            points.put(item, new BigDecimal(each));
        }
        return points;
    }

    private static AssessmentSheet sheet() {
        return new AssessmentSheet(parameters("20"));
    }

    private static EditionParameters parameters(String scale) {
        return new EditionParameters(Stream.of(
                        "points.scale=" + scale,
                        "points.growth=15",
                        "points.agglomeration=15",
                        "points.innovation=20",
                        "points.leaders=10",
                        "points.projects=15",
                        "points.openness=5",
                        "band.A=85",
                        "band.B=70",
                        "band.C=60")
                .map(text -> text.split("="))
                .map(pair -> new EditionParameter(pair[0], pair[1], "a test", true, false, null))
                .toList());
    }

    private static List<Agglomeration.Carrier> carriers(BigDecimal core, BigDecimal all, BigDecimal total) {
        return List.of(
                new Agglomeration.Carrier(true, core, total, 0),
                new Agglomeration.Carrier(false, all.subtract(core), all, 0));
    }

    private static String shown(@org.jspecify.annotations.Nullable Fraction value) {
        return value == null ? "" : value.display(2).toPlainString();
    }
}
