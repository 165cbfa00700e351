package io.jidi.fund.deal.rules;

import java.util.Set;

/** What a seat in the committee may say. The mother fund's seat has a veto on compliance, or only observes (fund.md 5.1). */
public enum Seat {
    VOTER(Set.of(Choice.FOR, Choice.AGAINST, Choice.ABSTAIN)),
    VETO(Set.of(Choice.VETO, Choice.NO_OBJECTION)),
    OBSERVER(Set.of(Choice.NOTED));

    private final Set<Choice> choices;

    Seat(Set<Choice> choices) {
        this.choices = choices;
    }

    public boolean may(Choice choice) {
        return choices.contains(choice);
    }
}
