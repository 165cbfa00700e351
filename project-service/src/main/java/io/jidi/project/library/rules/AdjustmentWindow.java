package io.jidi.project.library.rules;

import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;

/**
 * The months in which the library is adjusted; Fujian supplements in May and September, no rule of Anhui is published
 * (domain file project-library 2.9).
 *
 * @param months 1–12; empty when every month is open
 * @param enforced whether a change outside is refused; otherwise it is only marked
 */
public record AdjustmentWindow(Set<Integer> months, boolean enforced) {

    private static final Set<ChangeType> ALWAYS =
            Set.of(ChangeType.SUSPEND, ChangeType.RESUME, ChangeType.PROPOSE_EXIT, ChangeType.KEEP);

    public AdjustmentWindow {
        months = new TreeSet<>(months);
        for (int month : months) {
            if (month < 1 || month > 12) {
                throw new IllegalArgumentException("there is no month " + month + " for an adjustment window");
            }
        }
        months = Set.copyOf(months);
    }

    /** Whether the day lies in a window. */
    public boolean open(LocalDate day) {
        return months.isEmpty() || months.contains(day.getMonthValue());
    }

    /** A proposal, its refusal, and a halt wait for no window: they do not change the lists that are published. */
    public boolean allows(ChangeType change, LocalDate day) {
        return !enforced || open(day) || ALWAYS.contains(change);
    }
}
