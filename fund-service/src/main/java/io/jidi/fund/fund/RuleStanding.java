package io.jidi.fund.fund;

import io.jidi.platform.text.Text;

/**
 * What one policy rule says of an act that is only looked at.
 *
 * @param outcome PASS, FAIL, UNKNOWN or NOT_APPLICABLE
 * @param refuses whether the act could not be done; a warning that needs a second person does not refuse
 */
public record RuleStanding(String rule, String outcome, boolean refuses, Text reason) {}
