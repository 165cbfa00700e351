package io.jidi.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DataScopeTest {

    /** 341000 is a city, whose last digits are not all noughts in pairs from the front. */
    @ParameterizedTest
    @CsvSource({
        "340000, 340000, true",
        "340000, 341000, true",
        "340000, 341002, true",
        "340000, 350100, false",
        "340100, 340102, true",
        "340100, 340100, true",
        "340100, 340000, false",
        "340100, 341002, false",
        "341000, 341002, true",
        "341000, 341102, false",
        "341000, 340100, false",
        "340102, 340102, true",
        "340102, 340103, false",
        "340102, 340100, false"
    })
    void aPlaceCoversWhatLiesInIt(String held, String asked, boolean covered) {
        DataScope scope = DataScope.parse(List.of("region:" + held));
        assertThat(scope.coversRegion(asked)).isEqualTo(covered);
        assertThat(scope.regionPrefixes().stream().anyMatch(asked::startsWith)).isEqualTo(covered);
        assertThat(scope.sees("base:bas_x,region:" + asked)).isEqualTo(covered);
    }

    @Test
    void nothingIsCoveredByNothingAndAllByTheSystem() {
        assertThat(DataScope.none().coversRegion("340100")).isFalse();
        assertThat(DataScope.everything().coversRegion("340100")).isTrue();
        assertThat(DataScope.parse(List.of("region:000000")).coversRegion("340100"))
                .as("no token grants everything")
                .isFalse();
        assertThat(DataScope.none().sees(""))
                .as("without a mark it is for every user")
                .isTrue();
        assertThat(DataScope.none().sees("strange:1")).isFalse();
    }
}
