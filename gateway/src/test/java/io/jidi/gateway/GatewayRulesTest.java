package io.jidi.gateway;

import io.jidi.testkit.rules.HouseRules;
import org.junit.jupiter.api.Test;

class GatewayRulesTest {

    @Test
    void theHouseRulesHold() {
        HouseRules.check("io.jidi.gateway");
    }
}
