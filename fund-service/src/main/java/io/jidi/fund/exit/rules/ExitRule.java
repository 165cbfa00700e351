package io.jidi.fund.exit.rules;

import io.jidi.platform.text.Text;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One check of a route: one of its sets holds, or the sell-down bracket leaves room.
 *
 * @param sets each a list of lines that must all hold; empty for a sell-down
 * @param sellDown null for sets
 */
public record ExitRule(
        String code,
        Text name,
        List<List<Line>> sets,
        @org.jspecify.annotations.Nullable SellDown sellDown) {

    public ExitRule {
        sets = sets.stream().map(List::copyOf).toList();
        if (sets.isEmpty() == (sellDown == null)) {
            throw new IllegalArgumentException(code + " has sets or a sell-down");
        }
    }

    /**
     * What a check said.
     *
     * @param confirmed false where it rests on a figure from memory: such a failure is shown as unknown
     * @param reasons each set with what it lacks, or the allowance
     */
    public record Finding(String code, Text name, Answer answer, boolean confirmed, List<String> reasons) {}

    public Finding ask(Map<Figure, BigDecimal> figures) {
        return sellDown == null ? ofSets(figures) : ofBracket(sellDown, figures);
    }

    private Finding ofSets(Map<Figure, BigDecimal> figures) {
        Answer answer = Answer.FAIL;
        List<String> reasons = new ArrayList<>();
        boolean confirmed = true;
        for (List<Line> set : sets) {
            Answer one = Answer.PASS;
            List<String> lacking = new ArrayList<>();
            for (Line line : set) {
                Answer said = line.ask(figures);
                one = one.and(said);
                confirmed = confirmed && line.confirmed();
                if (said != Answer.PASS) {
                    lacking.add(line.text() + (said == Answer.UNKNOWN ? " ?" : ""));
                }
            }
            reasons.add(one + (lacking.isEmpty() ? "" : ": " + String.join(", ", lacking)));
            answer = answer.or(one);
        }
        // What is from memory never fails a route.
        Answer shown = answer == Answer.FAIL && !confirmed ? Answer.UNKNOWN : answer;
        return new Finding(code, name, shown, confirmed, reasons);
    }

    private Finding ofBracket(SellDown brackets, Map<Figure, BigDecimal> figures) {
        BigDecimal months = figures.get(Figure.MONTHS_HELD_AT_LISTING);
        BigDecimal shares = figures.get(Figure.SHARES_TOTAL);
        BigDecimal sold = figures.get(Figure.SHARES_SOLD_IN_WINDOW);
        BigDecimal wanted = figures.get(Figure.SHARES_TO_SELL);
        if (months == null) {
            return new Finding(code, name, Answer.UNKNOWN, true, List.of("monthsHeldAtListing ?"));
        }
        Optional<SellDown.Bracket> bracket = brackets.bracket(months);
        if (bracket.isEmpty()) {
            return new Finding(code, name, Answer.PASS, true, List.of("no cap"));
        }
        if (shares == null || sold == null || wanted == null) {
            return new Finding(
                    code, name, Answer.UNKNOWN, true, List.of("sharesTotal, sharesSoldInWindow, sharesToSell ?"));
        }
        BigDecimal left = brackets.allowance(months, shares, sold).orElseThrow();
        return new Finding(
                code,
                name,
                wanted.compareTo(left) <= 0 ? Answer.PASS : Answer.FAIL,
                true,
                List.of("sharesToSell <= " + left.stripTrailingZeros().toPlainString() + " in "
                        + bracket.get().windowDays() + " days"));
    }
}
