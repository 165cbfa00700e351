package io.jidi.fund.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import io.jidi.fund.compliance.rules.KeyFields;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What a table of key fields says, and what is in it. */
class KeyFieldsTest {

    private static final List<String> HEADER = List.of("code", "name");

    @Test
    void anIndustryIsInAListedClassOrOneAboveIt() {
        KeyFields list = KeyFields.read(List.of(
                        HEADER,
                        List.of("C39", "电子设备制造"),
                        List.of("", ""),
                        List.of("I6513", "应用软件"),
                        List.of("M", "科研")))
                .list();
        assertThat(list.contains("C39")).contains(true);
        assertThat(list.contains("C3973")).contains(true);
        assertThat(list.contains("M7320")).contains(true);
        assertThat(list.contains("C38")).contains(false);
        assertThat(list.contains("I6512")).contains(false);
        // Only a part of the division is listed: the industry must be stated more finely.
        assertThat(list.contains("I65")).isEmpty();
        assertThat(list.contains("I651")).isEmpty();
    }

    /** A finer class never leaves a list that its own class is in, or is out of. */
    @Test
    void whatIsDecidedStaysDecidedBelow() {
        Random random = new Random(12);
        for (int run = 0; run < 500; run++) {
            KeyFields list = new KeyFields(List.of(
                    new KeyFields.Field(code(random, 2 + random.nextInt(3)), "x"),
                    new KeyFields.Field(code(random, 2 + random.nextInt(3)), "y")));
            String coarse = code(random, 2 + random.nextInt(2));
            list.contains(coarse)
                    .ifPresent(decided -> assertThat(list.contains(coarse + random.nextInt(3)))
                            .contains(decided));
        }
    }

    @Test
    void eachFaultIsToldWithItsRow() {
        KeyFields.Table wrong = KeyFields.read(List.of(
                HEADER,
                List.of("39", "无门类"),
                List.of("C39", ""),
                List.of("C3973", "集成电路"),
                List.of("C3973", "重复"),
                List.of("C39735", "过细")));
        assertThat(wrong.faults()).extracting(KeyFields.Fault::row).containsExactly(2, 3, 5, 6);
        assertThat(KeyFields.read(List.of(List.of("name", "code"))).faults()).hasSize(1);
        assertThat(KeyFields.read(List.of()).faults()).hasSize(1);
        assertThat(KeyFields.read(List.of(HEADER)).faults()).hasSize(1);
    }

    private static String code(Random random, int digits) {
        StringBuilder code = new StringBuilder("C");
        for (int i = 0; i < digits; i++) {
            code.append(random.nextInt(3));
        }
        return code.toString();
    }
}
