package io.jidi.enterprise.recognition.rules;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Every edition of the procedure, in order of time, without an overlap. */
public record Procedures(List<Procedure> editions) {

    public Procedures {
        editions = List.copyOf(editions);
        if (editions.isEmpty()) {
            throw new IllegalArgumentException("no edition of the procedure");
        }
        for (int i = 1; i < editions.size(); i++) {
            LocalDate end = editions.get(i - 1).to();
            if (end == null || !editions.get(i).from().equals(end.plusDays(1))) {
                throw new IllegalArgumentException(editions.get(i).id() + " does not begin on the day after "
                        + editions.get(i - 1).id() + " ended");
            }
        }
    }

    /** Empty for a day before the first edition. */
    public Optional<Procedure> on(LocalDate date) {
        return editions.stream().filter(edition -> edition.isInForce(date)).findFirst();
    }

    public Optional<Procedure> find(String id) {
        return editions.stream().filter(edition -> edition.id().equals(id)).findFirst();
    }

    /**
     * The day of a year by which a title's holder updates its information: that of the edition which is in force on it.
     * Empty for years before the first edition.
     */
    public Optional<LocalDate> updateDeadline(int year) {
        return editions.stream()
                .filter(edition -> edition.isInForce(edition.updateBy().atYear(year)))
                .map(edition -> edition.updateBy().atYear(year))
                .findFirst();
    }
}
