package io.jidi.project.firstset;

import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.event.NewEvent;
import io.jidi.platform.event.Outbox;
import io.jidi.platform.money.Money;
import io.jidi.platform.problem.PlatformProblem;
import io.jidi.platform.security.CallContext;
import io.jidi.project.BusinessDay;
import io.jidi.project.ProjectEvents;
import io.jidi.project.Territory;
import io.jidi.project.firstset.rules.FirstSetStatus;
import io.jidi.project.support.Clauses;
import io.jidi.project.support.rules.Award;
import io.jidi.project.support.rules.Clause;
import io.jidi.project.support.rules.SupportRules;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds applications within the caller's scope, computes what they may claim, and tells of them. */
@ApplicationScoped
class FirstSets {

    private static final String REWARD = "FIRST-SET-2020";
    private static final String PREMIUM = "FIRST-SET-PREMIUM";

    private final EntityManager entities;
    private final CallContext call;
    private final BusinessDay day;
    private final Clauses clauses;
    private final Outbox outbox;
    private final AuditTrail audit;

    FirstSets(
            EntityManager entities,
            CallContext call,
            BusinessDay day,
            Clauses clauses,
            Outbox outbox,
            AuditTrail audit) {
        this.entities = entities;
        this.call = call;
        this.day = day;
        this.clauses = clauses;
        this.outbox = outbox;
        this.audit = audit;
    }

    /** @throws io.jidi.platform.problem.Problem 404 */
    FirstSet visible(FirstSetId id) {
        return find(id, LockModeType.NONE);
    }

    FirstSet locked(FirstSetId id) {
        FirstSet one = find(id, LockModeType.PESSIMISTIC_WRITE);
        Territory.requireWritable(call.scope(), one.regionCode(), one.baseCode());
        return one;
    }

    FirstSetView whole(FirstSet one) {
        List<FirstSetView.Claim> claims = new ArrayList<>();
        if (one.status() == FirstSetStatus.PUBLISHED) {
            claims.add(claim(REWARD, one.unitPrice()));
            BigDecimal premium = one.premium();
            if (premium != null) {
                claims.add(claim(PREMIUM, premium));
            }
        }
        return one.view(claims);
    }

    FirstSetView done(FirstSet one, String action, @Nullable String reason, @Nullable LocalDate effective) {
        entities.flush();
        FirstSetView view = whole(one);
        outbox.append(new NewEvent(
                ProjectEvents.FIRST_SET,
                ProjectEvents.FIRST_SET.type("changed"),
                1,
                one.id(),
                view,
                effective,
                one.mark()));
        audit.record(action, one.id().wire(), reason, null, view);
        return view;
    }

    private FirstSetView.Claim claim(String id, BigDecimal basis) {
        Clause clause = clauses.inForce(id, day.today(), "");
        Award award = SupportRules.award(new SupportRules.Question(clause, basis, null, null));
        return new FirstSetView.Claim(
                id, Money.cny(award.amount()), clause.status() == Clause.Status.S, award.reasons());
    }

    private FirstSet find(FirstSetId id, LockModeType lock) {
        return Optional.ofNullable(entities.find(FirstSet.class, id.value(), lock))
                .filter(one -> Territory.sees(call.scope(), one.regionCode(), one.baseCode(), one.ownerCreditCode()))
                .orElseThrow(PlatformProblem.NOT_FOUND::problem);
    }
}
