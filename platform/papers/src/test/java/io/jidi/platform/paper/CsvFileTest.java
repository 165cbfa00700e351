package io.jidi.platform.paper;

import static org.assertj.core.api.Assertions.assertThat;

import io.jidi.platform.money.Money;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvFileTest {

    private static String cell(Object value) {
        String file = new String(CsvFile.of(List.of("head"), List.of(List.of(value))), StandardCharsets.UTF_8);
        assertThat(file).startsWith("\uFEFFhead\r\n").endsWith("\r\n");
        return file.substring("\uFEFFhead\r\n".length(), file.length() - 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-x", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "＋1", "－1", "＠A1", "-1-1"})
    void whatASpreadsheetWouldRunStaysText(String text) {
        assertThat(cell(text)).isIn("'" + text, "\"'" + text + "\"");
    }

    @Test
    void numbersAreWhatTheyAre() {
        assertThat(cell("-5.00")).isEqualTo("-5.00");
        assertThat(cell(new BigDecimal("-0.25"))).isEqualTo("-0.25");
        assertThat(cell(Money.cny(new BigDecimal("-12.50")))).isEqualTo("-12.50");
    }

    @Test
    void quotesAndCommasAreKeptAndNothingIsEmpty() {
        assertThat(cell("a,\"b\"")).isEqualTo("\"a,\"\"b\"\"\"");
        assertThat(new String(CsvFile.of(List.of("a", "b"), List.of(Arrays.asList("x", null))), StandardCharsets.UTF_8))
                .isEqualTo("\uFEFFa,b\r\nx,\r\n");
    }
}
