package io.jidi.fund.reinvestment.rules;

import io.jidi.fund.edition.rules.Parameter;
import io.jidi.platform.text.Text;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One edition of how reinvestment is counted.
 *
 * @param provincialCategories those that count in the test against the province's money looked through
 */
public record Edition(
        String id,
        Text name,
        LocalDate from,
        String source,
        Parameter revokesWholeTranche,
        List<String> provincialCategories,
        List<Category> categories) {

    public Edition {
        categories = List.copyOf(categories);
        provincialCategories = List.copyOf(provincialCategories);
        Set<String> codes = new HashSet<>();
        for (Category one : categories) {
            if (!codes.add(one.code())) {
                throw new IllegalArgumentException(id + " has the category " + one.code() + " twice");
            }
            if (one.coefficient().value() != null && one.coefficient().value().signum() < 0) {
                throw new IllegalArgumentException(one.code() + " counts below zero");
            }
        }
    }

    public Optional<Category> category(String code) {
        return categories.stream().filter(one -> one.code().equals(code)).findFirst();
    }

    /** The same, with these categories only: what counts in a test that takes not all of them. */
    public Edition only(List<String> codes) {
        return new Edition(
                id,
                name,
                from,
                source,
                revokesWholeTranche,
                provincialCategories,
                categories.stream().filter(one -> codes.contains(one.code())).toList());
    }

    boolean wholeTrancheEnds() {
        return revokesWholeTranche.known().orElse(BigDecimal.ONE).signum() != 0;
    }
}
