package io.jidi.fund.deal.rules;

import io.jidi.fund.deal.DealStage;
import io.jidi.fund.deal.DealStanding;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What can be done with a deal. */
public enum Move {
    /** Through the gate to the next stage. */
    ADVANCE,
    /** Back to an earlier stage, before money is paid; a follow-on that is given up goes back to INVESTED. */
    RETURN,
    PAUSE,
    RESUME,
    REJECT,
    /** From INVESTED to INITIATION for another round. */
    FOLLOW_ON,
    /** Through the last gate. */
    FINISH;

    private static final int FIRST_ROUND = 1;

    /** Where a deal stands after a move. */
    public record Place(DealStage stage, DealStanding standing, int round) {}

    public boolean passesGate() {
        return this == ADVANCE || this == FINISH;
    }

    /** The place after this move; empty where the move is not open. */
    public Optional<Place> from(Place now, @Nullable DealStage to) {
        if (this == RESUME) {
            return now.standing() == DealStanding.PAUSED
                    ? Optional.of(new Place(now.stage(), DealStanding.ACTIVE, now.round()))
                    : Optional.empty();
        }
        boolean open =
                now.standing() == DealStanding.ACTIVE || (this == REJECT && now.standing() == DealStanding.PAUSED);
        if (!open) {
            return Optional.empty();
        }
        return switch (this) {
            case ADVANCE ->
                now.stage().next().filter(next -> to == null || to == next).map(next -> at(now, next));
            case RETURN -> back(now, to);
            case PAUSE -> Optional.of(new Place(now.stage(), DealStanding.PAUSED, now.round()));
            // Where money is in, there is nothing to reject: it is exited or written off.
            case REJECT ->
                now.stage().isBefore(DealStage.INVESTED) && now.round() == FIRST_ROUND
                        ? Optional.of(new Place(now.stage(), DealStanding.REJECTED, now.round()))
                        : Optional.empty();
            case FOLLOW_ON ->
                now.stage() == DealStage.INVESTED
                        ? Optional.of(new Place(DealStage.INITIATION, DealStanding.ACTIVE, now.round() + 1))
                        : Optional.empty();
            case FINISH ->
                now.stage() == DealStage.EXIT
                        ? Optional.of(new Place(now.stage(), DealStanding.FINISHED, now.round()))
                        : Optional.empty();
            case RESUME -> Optional.empty();
        };
    }

    private static Optional<Place> back(Place now, @Nullable DealStage to) {
        if (to == null) {
            return Optional.empty();
        }
        boolean givenUp = to == DealStage.INVESTED
                && now.round() > FIRST_ROUND
                && now.stage().isBefore(to);
        boolean exitGivenUp = to == DealStage.INVESTED && now.stage() == DealStage.EXIT;
        boolean earlier = to.isBefore(now.stage())
                && now.stage().isBefore(DealStage.INVESTED)
                && (now.round() == FIRST_ROUND || !to.isBefore(DealStage.INITIATION));
        return givenUp || exitGivenUp || earlier ? Optional.of(at(now, to)) : Optional.empty();
    }

    private static Place at(Place now, DealStage stage) {
        return new Place(stage, now.standing(), now.round());
    }
}
