package io.jidi.fund.compliance;

import com.fasterxml.jackson.core.type.TypeReference;
import io.jidi.fund.compliance.rules.Known;
import java.util.Map;

/** placeholder */
class Checks {
    static final TypeReference<Map<String, Known>> FACTS = new TypeReference<>() {};
}
