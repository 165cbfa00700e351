package io.jidi.project.element.rules;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 按期办结率: closed on time ÷ due. Counted twice: by the deadline as it stands after extensions, and by the first one, which
 * no extension mends.
 *
 * @param due requests whose deadline has come, or that were closed before it
 * @param onTime of these, closed by their deadline
 */
public record OnTime(int due, int onTime) {

    /** A deadline and when it was kept; {@code closed} null while it is open. */
    public record Term(LocalDate deadline, @Nullable LocalDate closed) {}

    /** A term whose day is today is due tomorrow, unless it is closed already. */
    public static OnTime of(List<Term> terms, LocalDate today) {
        int due = 0;
        int onTime = 0;
        for (Term term : terms) {
            LocalDate closed = term.closed();
            if (closed != null || term.deadline().isBefore(today)) {
                due++;
                onTime += closed != null && !closed.isAfter(term.deadline()) ? 1 : 0;
            }
        }
        return new OnTime(due, onTime);
    }
}
