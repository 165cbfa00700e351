package io.jidi.fund.compliance.rules;

import io.jidi.fund.edition.rules.SourceStatus;
import io.jidi.platform.text.Text;

/** The paragraph that a rule rests on, and how sure it is. */
public record Basis(Text document, SourceStatus status) {}
