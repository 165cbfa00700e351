package io.jidi.enterprise.assessment;

import io.jidi.enterprise.assessment.rules.Ladder;
import io.jidi.enterprise.assessment.rules.StandingEffect;
import io.jidi.enterprise.assessment.rules.StandingRule;
import io.jidi.enterprise.criteria.EditionRegistry;
import io.jidi.enterprise.criteria.Editions;
import io.jidi.enterprise.criteria.rules.Profile;
import io.jidi.enterprise.criteria.rules.TierOutcome;
import io.jidi.enterprise.criteria.rules.Wording;
import io.jidi.enterprise.enterprise.EnterpriseId;
import io.jidi.enterprise.enterprise.EnterpriseRegistry;
import io.jidi.platform.event.Outbox;
import io.jidi.platform.id.Uuid7;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where enterprises stand on the ladders. Works under the enterprise's lock. */
@ApplicationScoped
class Standings {

    private final EntityManager entities;
    private final EditionRegistry editions;
    private final Outbox outbox;
    private final Uuid7 ids;

    Standings(EntityManager entities, EditionRegistry editions, Outbox outbox, Uuid7 ids) {
        this.entities = entities;
        this.editions = editions;
        this.outbox = outbox;
        this.ids = ids;
    }

    /** What the judgement would do to the standing. */
    StandingRule.Decision decide(EnterpriseId enterprise, Judged judged) {
        Optional<Ladder> ladder = judged.ladder();
        if (ladder.isEmpty()) {
            return new StandingRule.Decision(StandingEffect.NO_LADDER, null);
        }
        String present = present(enterprise, ladder.get()).map(TierPeriod::tier).orElse(null);
        if (laterIsDecided(enterprise, judged)) {
            return new StandingRule.Decision(StandingEffect.SUPERSEDED, present);
        }
        List<StandingRule.Step> steps = new ArrayList<>();
        for (String standard : ladder.get().standards()) {
            steps.addAll(
                    standard.equals(judged.edition().standard())
                            ? judged.steps()
                            : latest(enterprise, standard).map(this::steps).orElse(List.of()));
        }
        return StandingRule.decide(present, steps);
    }

    /** How the tiers of an edition came out in an earlier assessment, highest first. */
    private List<StandingRule.Step> steps(StoredAssessment earlier) {
        List<StandingRule.Step> steps = new ArrayList<>();
        List<String> tiers = editions.current().find(earlier.editionId()).stream()
                .flatMap(edition -> edition.profiles().stream())
                .map(Profile::tier)
                .toList();
        for (String tier : tiers) {
            // Kept is the highest tier that was reached; of an edition with one tier, that is all there is.
            TierOutcome outcome = tier.equals(earlier.reached())
                    ? TierOutcome.ELIGIBLE
                    : tiers.size() == 1 || earlier.outcome() == TierOutcome.NOT_ELIGIBLE
                            ? earlier.outcome()
                            : TierOutcome.NEEDS_DATA;
            steps.add(new StandingRule.Step(tier, outcome));
        }
        return steps;
    }

    private Optional<StoredAssessment> latest(EnterpriseId enterprise, String standard) {
        return entities.createQuery(
                        "select a from StoredAssessment a where a.enterpriseId = :enterprise and a.standard = :standard"
                                + " order by a.applicationDate desc, a.assessedAt desc, a.id desc",
                        StoredAssessment.class)
                .setParameter("enterprise", enterprise.value())
                .setParameter("standard", standard)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    /** Moves the standing and tells it. */
    void move(EnterpriseRegistry.Registered enterprise, StandingRule.Decision decision, StoredAssessment assessment) {
        if (decision.effect() != StandingEffect.RISE && decision.effect() != StandingEffect.FALL) {
            return;
        }
        Ladder ladder = Ladder.of(assessment.standard()).orElseThrow();
        Optional<TierPeriod> present = present(enterprise.id(), ladder);
        present.ifPresent(period -> period.close(assessment));
        // The stay that ends gives up its place before the next one takes it.
        entities.flush();
        String tier = decision.tier();
        if (tier != null) {
            // An assessment by another standard may be dated before the present stay began: no stay ends before it
            // began.
            LocalDate from = present.map(TierPeriod::fromDate)
                    .filter(began -> began.isAfter(assessment.applicationDate()))
                    .orElse(assessment.applicationDate());
            entities.persist(new TierPeriod(ids.next(), enterprise.id(), ladder, tier, from, assessment));
        }
        outbox.append(TierChanged.event(
                enterprise,
                ladder,
                present.map(period -> step(period.tier(), period.editionId())).orElse(null),
                tier == null ? null : step(tier, assessment.editionId()),
                assessment));
    }

    List<TierPeriod> history(EnterpriseId enterprise) {
        return entities.createQuery(
                        "select p from TierPeriod p where p.enterpriseId = :enterprise"
                                + " order by p.ladder, p.fromDate, p.id",
                        TierPeriod.class)
                .setParameter("enterprise", enterprise.value())
                .getResultList();
    }

    /**
     * The tier's name in the edition that decided, or in another when that one took it away only; its code when no edition
     * knows it any more.
     */
    Wording nameOf(String tier, String editionId) {
        Editions all = editions.current();
        return Stream.concat(all.find(editionId).stream(), all.all().stream())
                .flatMap(edition -> edition.profiles().stream())
                .filter(profile -> profile.tier().equals(tier))
                .map(Profile::name)
                .findFirst()
                .orElse(new Wording(tier, tier));
    }

    private TierChanged.Step step(String tier, String editionId) {
        return new TierChanged.Step(tier, nameOf(tier, editionId));
    }

    private Optional<TierPeriod> present(EnterpriseId enterprise, Ladder ladder) {
        @Nullable
        TierPeriod period = entities.createQuery(
                        "select p from TierPeriod p where p.enterpriseId = :enterprise and p.ladder = :ladder"
                                + " and p.toDate is null",
                        TierPeriod.class)
                .setParameter("enterprise", enterprise.value())
                .setParameter("ladder", ladder)
                .getSingleResultOrNull();
        return Optional.ofNullable(period);
    }

    private boolean laterIsDecided(EnterpriseId enterprise, Judged judged) {
        return entities.createQuery(
                                "select count(a) from StoredAssessment a where a.enterpriseId = :enterprise"
                                        + " and a.standard = :standard and a.applicationDate > :date and a.outcome in (:decided)",
                                Long.class)
                        .setParameter("enterprise", enterprise.value())
                        .setParameter("standard", judged.edition().standard())
                        .setParameter("date", judged.context().applicationDate())
                        .setParameter("decided", List.of(TierOutcome.ELIGIBLE, TierOutcome.NOT_ELIGIBLE))
                        .getSingleResult()
                > 0;
    }
}
