package io.jidi.fund.evaluation.rules;

import io.jidi.fund.edition.rules.SourceStatus;
import io.jidi.platform.text.Text;
import java.math.BigDecimal;

/** A part of the score with its weight. */
public record Pillar(String code, BigDecimal max, SourceStatus status, Text name) {}
