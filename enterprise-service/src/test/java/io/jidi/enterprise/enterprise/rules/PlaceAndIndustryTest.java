package io.jidi.enterprise.enterprise.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaceAndIndustryTest {

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "340000, true",
        "340100, true",
        "340111, true",
        "340181, true",
        "341800, true",
        "110000, true",
        "440300, true",
        "340900, false",
        "341400, false",
        "341900, false",
        "990000, false",
        "100000, false",
        "340011, false",
        "3401, false",
        "34010a, false",
        "３４０１００, false"
    })
    void aRegionStandsInTheTableOfGbT2260(String code, boolean known) {
        assertThat(RegionCode.isKnown(code)).isEqualTo(known);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "I, true",
        "I65, true",
        "I651, true",
        "I6513, true",
        "6513, true",
        "65, true",
        "C39, true",
        "A01, true",
        "T97, true",
        "C65, false",
        "I39, false",
        "98, false",
        "00, false",
        "U, false",
        "6, false",
        "I6, false",
        "I65134, false",
        "i65, false",
        "'', false"
    })
    void anIndustryStandsInGbT4754AndAgreesWithItsSection(String code, boolean known) {
        assertThat(IndustryCode.isKnown(code)).isEqualTo(known);
    }
}
