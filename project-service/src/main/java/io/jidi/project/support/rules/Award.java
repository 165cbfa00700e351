package io.jidi.project.support.rules;

import io.jidi.project.rules.Reason;
import java.math.BigDecimal;
import java.util.List;
import java.util.SortedMap;

/**
 * What a clause pays.
 *
 * @param amount yuan, to be paid in all; zero where the reasons say why
 * @param shares who bears it; they sum to the amount
 * @param reasons the steps that led there
 */
public record Award(String clauseId, BigDecimal amount, SortedMap<String, BigDecimal> shares, List<Reason> reasons) {}
