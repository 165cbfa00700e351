package io.jidi.testkit.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HolesTest {

    @Test
    void eachListAndEachInnerValueIsMissingOnceAndTheRestStands() {
        assertThat(Holes.in("{\"a\":1,\"b\":[{\"c\":2}],\"d\":{\"e\":3,\"f\":[4]}}"))
                .containsExactly(
                        "{\"a\":1,\"b\":[null],\"d\":{\"e\":3,\"f\":[4]}}",
                        "{\"a\":1,\"b\":[{\"c\":null}],\"d\":{\"e\":3,\"f\":[4]}}",
                        "{\"a\":1,\"b\":[{\"c\":2}],\"d\":{\"e\":null,\"f\":[4]}}",
                        "{\"a\":1,\"b\":[{\"c\":2}],\"d\":{\"e\":3,\"f\":null}}",
                        "{\"a\":1,\"b\":[{\"c\":2}],\"d\":{\"e\":3,\"f\":[null]}}");
    }
}
