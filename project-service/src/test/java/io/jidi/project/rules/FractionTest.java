package io.jidi.project.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class FractionTest {

    @Test
    void isKeptInLowestTermsWithAPositiveDenominator() {
        assertThat(Fraction.of(6, -4)).isEqualTo(Fraction.of(-3, 2)).hasToString("-3/2");
        assertThat(Fraction.of(0, -7)).isEqualTo(Fraction.ZERO).hasToString("0/1");
        assertThat(Fraction.of(new BigDecimal("1.50"))).isEqualTo(Fraction.of(3, 2));
        assertThat(Fraction.of(new BigDecimal("2.4E+4"))).isEqualTo(Fraction.of(24000, 1));
    }

    @Test
    void roundsHalfUpOnlyWhenShown() {
        assertThat(Fraction.of(1, 8).display(2)).isEqualTo(new BigDecimal("0.13"));
        assertThat(Fraction.of(-5, 6).display(2)).isEqualTo(new BigDecimal("-0.83"));
        assertThat(Fraction.of(-1, 1000).display(2)).isEqualTo(new BigDecimal("0.00"));
    }

    @Test
    void comparesExactly() {
        assertThat(Fraction.of(1, 3)).isGreaterThan(Fraction.of(new BigDecimal("0.333333333333")));
        assertThat(Fraction.of(2, 3).minus(Fraction.of(1, 6))).isEqualTo(Fraction.of(1, 2));
        assertThat(Fraction.percent(new BigDecimal(1), new BigDecimal(3))).isEqualTo(Fraction.of(100, 3));
    }

    @Test
    void refusesAZeroWhole() {
        assertThatThrownBy(() -> Fraction.percent(BigDecimal.ONE, BigDecimal.ZERO))
                .hasMessageContaining("/0");
    }

    @Test
    void canonicalJsonHasOneFormForOneValue() {
        TreeMap<String, Object> fields = new TreeMap<>();
        fields.put("b", List.of(new BigDecimal("10.00"), new BigDecimal("1E+1"), 3, true));
        fields.put("a", "引号\" 反斜\\ 换行\n");
        assertThat(CanonicalJson.write(fields))
                .isEqualTo("{\"a\":\"引号\\\" 反斜\\\\ 换行\\u000a\",\"b\":[\"10\",\"10\",3,true]}");
        assertThat(CanonicalJson.digest(""))
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }
}
