package io.jidi.fund.custody.rules;

import io.jidi.platform.money.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;

/**
 * Matches what is booked with what the custodian says: the same reference and amount first, then the same day and amount.
 * Each movement is matched once; the rest are the reconciling items (fund.md 7.3, V12).
 */
public final class Reconciliation {

    private Reconciliation() {}

    /**
     * One movement of the account.
     *
     * @param source wire id or number of what it is, for the reader
     * @param amount in when above zero
     */
    public record Movement(String source, LocalDate day, String reference, Money amount) {}

    /** Two movements that are the same money. */
    public record Match(Movement booked, Movement stated) {}

    /** Everything, in the order in which it came. */
    public record Result(List<Match> matches, List<Movement> onlyBooked, List<Movement> onlyStated) {}

    public static Result of(List<Movement> booked, List<Movement> stated) {
        List<Movement> books = new ArrayList<>(booked);
        List<Movement> statement = new ArrayList<>(stated);
        List<Match> matches = new ArrayList<>();
        pair(books, statement, matches, (a, b) -> a.reference().equals(b.reference()) && same(a, b));
        pair(books, statement, matches, (a, b) -> a.day().equals(b.day()) && same(a, b));
        return new Result(List.copyOf(matches), List.copyOf(books), List.copyOf(statement));
    }

    private static boolean same(Movement a, Movement b) {
        return a.amount().compareTo(b.amount()) == 0;
    }

    private static void pair(
            List<Movement> books, List<Movement> statement, List<Match> matches, BiPredicate<Movement, Movement> fits) {
        for (Movement booked : List.copyOf(books)) {
            for (int i = 0; i < statement.size(); i++) {
                if (fits.test(booked, statement.get(i))) {
                    matches.add(new Match(booked, statement.remove(i)));
                    books.remove(booked);
                    break;
                }
            }
        }
    }
}
