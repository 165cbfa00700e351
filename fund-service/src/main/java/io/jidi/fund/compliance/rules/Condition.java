package io.jidi.fund.compliance.rules;

import io.jidi.platform.text.Text;
import java.util.List;

/** What a rule asks. Conditions are built from files and know how to say themselves. */
public sealed interface Condition permits Compare, Share, Is, Among, AllOf, AnyOf {

    Finding check(Reading reading);

    /** The formula, as it stands in a verdict. */
    Text formula(Reading reading);

    List<Fact> facts();

    List<Quantity.OfParameter> parameters();
}
