package io.jidi.fund.statement;

import io.jidi.platform.problem.PlatformProblem;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A calendar quarter, {@code 2026-Q1} on the wire. */
public record Quarter(int year, int number) {

    private static final Pattern FORM = Pattern.compile("(\\d{4})-Q([1-4])");

    /** @throws io.jidi.platform.problem.Problem 400 when the text is missing or no quarter */
    public static Quarter parse(@Nullable String text) {
        Matcher matcher = FORM.matcher(text == null ? "" : text);
        if (!matcher.matches()) {
            throw PlatformProblem.INVALID_PARAMETER.at(
                    "?period", "应为季度，例如 2026-Q1", "Expected a quarter such as 2026-Q1");
        }
        return new Quarter(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }

    public LocalDate first() {
        return LocalDate.of(year, number * 3 - 2, 1);
    }

    public LocalDate last() {
        return first().plusMonths(3).minusDays(1);
    }

    public LocalDate firstOfYear() {
        return LocalDate.of(year, 1, 1);
    }

    @Override
    public String toString() {
        return year + "-Q" + number;
    }
}
