package io.jidi.enterprise.recognition.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What keeps and what loses a title while it is held (domain reference 1.6): a yearly update by a day, material changes
 * reported in time, re-assessment before it ends, revocation with a ban.
 */
public final class Tenure {

    private Tenure() {}

    /** Why a title is revoked. Grave causes carry a ban. */
    public enum Cause {
        SERIOUS_ACCIDENT(true),
        SERIOUS_DISHONESTY(true),
        TAX_EVASION(true),
        DATA_FRAUD(true),
        /** A material change after which it no longer qualifies. */
        NO_LONGER_QUALIFIES(false),
        CHANGE_NOT_REPORTED(false);

        private final boolean grave;

        Cause(boolean grave) {
            this.grave = grave;
        }

        public boolean isGrave() {
            return grave;
        }
    }

    /** Something about the holder that must be reported. */
    public enum ChangeKind {
        RENAME,
        MERGER,
        RESTRUCTURING,
        MOVE_TO_OTHER_PROVINCE,
        FOREIGN_BRANCH,
        OTHER
    }

    /** A change known from the registry or reported. */
    public record Change(ChangeKind kind, LocalDate on) {}

    /** A report of a change. */
    public record Report(ChangeKind kind, LocalDate happenedOn, LocalDate reportedOn) {}

    /** Why the holder may not be re-assessed. */
    public record Loss(String code, String zh, String en) {}

    /**
     * Years whose update was due and not made in time.
     *
     * @param validFrom first day of the title: the first update is due in the following year
     * @param updatedInTime years whose update was made by its day
     * @param today a deadline that is today has not passed
     */
    public static List<Integer> missedUpdates(
            Procedures procedures,
            LocalDate validFrom,
            LocalDate validUntil,
            Set<Integer> updatedInTime,
            LocalDate today) {
        List<Integer> missed = new ArrayList<>();
        for (int year = validFrom.getYear() + 1; year <= today.getYear(); year++) {
            Optional<LocalDate> due = procedures.updateDeadline(year);
            if (due.isPresent()
                    && due.get().isBefore(today)
                    && !due.get().isAfter(validUntil)
                    && !updatedInTime.contains(year)) {
                missed.add(year);
            }
        }
        return missed;
    }

    /** Last day on which a change of that day is reported in time. */
    public static LocalDate reportBy(Procedures procedures, LocalDate happenedOn) {
        int months =
                procedures.on(happenedOn).orElse(procedures.editions().get(0)).changeMonths();
        return happenedOn.plusMonths(months);
    }

    /** What speaks against a re-assessment; empty when nothing does. */
    public static List<Loss> losses(
            Procedures procedures,
            List<Integer> missedUpdates,
            List<Change> known,
            List<Report> reports,
            LocalDate today) {
        List<Loss> losses = new ArrayList<>();
        for (int year : missedUpdates) {
            String due =
                    procedures.updateDeadline(year).map(LocalDate::toString).orElse("");
            losses.add(new Loss(
                    "UPDATE_MISSED",
                    year + " 年度信息未在 " + due + " 前更新",
                    "The information of " + year + " was not updated by " + due));
        }
        for (Report report : reports) {
            LocalDate by = reportBy(procedures, report.happenedOn());
            if (report.reportedOn().isAfter(by)) {
                losses.add(late(report.kind(), report.happenedOn(), by));
            }
        }
        for (Change change : known) {
            LocalDate by = reportBy(procedures, change.on());
            boolean reported = reports.stream()
                    .anyMatch(report -> report.kind() == change.kind()
                            && report.happenedOn().equals(change.on()));
            if (!reported && by.isBefore(today)) {
                losses.add(late(change.kind(), change.on(), by));
            }
        }
        return losses;
    }

    private static Loss late(ChangeKind kind, LocalDate on, LocalDate by) {
        return new Loss(
                "CHANGE_NOT_REPORTED",
                on + " 的重大变更（" + kind + "）未在 " + by + " 前报告",
                "The material change of " + on + " (" + kind + ") was not reported by " + by);
    }

    /**
     * First day on which the enterprise may apply again; absent for a cause without a ban.
     *
     * @param asked years that the decision names; never fewer than the procedure's
     */
    public static Optional<LocalDate> mayApplyFrom(Procedure procedure, Cause cause, LocalDate revokedOn, int asked) {
        return cause.isGrave()
                ? Optional.of(revokedOn.plusYears(Math.max(asked, procedure.banYears())))
                : Optional.empty();
    }
}
