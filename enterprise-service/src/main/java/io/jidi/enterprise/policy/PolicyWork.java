package io.jidi.enterprise.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jidi.enterprise.criteria.EditionDrafts;
import io.jidi.enterprise.criteria.EditionRegistry;
import io.jidi.enterprise.criteria.Editions;
import io.jidi.enterprise.rate.Rates;
import io.jidi.platform.leader.LeaderThread;
import io.jidi.platform.problem.DatabaseFault;
import io.jidi.platform.problem.Problem;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Answers runs, oldest first, each from its beginning: what was stored by a process that died is no news any more. */
@ApplicationScoped
class PolicyWork {

    private static final Logger LOG = Logger.getLogger(PolicyWork.class);

    /** The rules that the question was asked of are not what they were. */
    static final String RULES_CHANGED = "RULES_CHANGED";

    private final PolicyRuns runs;
    private final EditionRegistry editions;
    private final EditionDrafts drafts;
    private final Rates rates;
    private final Population population;
    private final ObjectMapper json;

    PolicyWork(
            PolicyRuns runs,
            EditionRegistry editions,
            EditionDrafts drafts,
            Rates rates,
            Population population,
            ObjectMapper json) {
        this.runs = runs;
        this.editions = editions;
        this.drafts = drafts;
        this.rates = rates;
        this.population = population;
        this.json = json;
    }

    /** Thrown through a run that is no longer this process's to go on with. */
    private static final class TermEnded extends RuntimeException {
        private static final long serialVersionUID = 1;

        TermEnded() {
            super("another process goes on", null, false, false);
        }
    }

    /** Answers the next run; false when none waits. */
    @ActivateRequestContext
    boolean next(LeaderThread.Term term) {
        Optional<PolicyRuns.Taken> taken = runs.take();
        taken.ifPresent(run -> work(run, term));
        return taken.isPresent();
    }

    private void work(PolicyRuns.Taken run, LeaderThread.Term term) {
        try {
            if (!runs.done(run, answer(run, new Progress(run, term)))) {
                LOG.warnf(
                        "The answer of %s came too late: another process has taken it up",
                        run.id().wire());
            }
        } catch (TermEnded ended) {
            runs.leave(run);
        } catch (RulesChanged changed) {
            runs.failed(run, RULES_CHANGED);
        } catch (RuntimeException failure) {
            if (DatabaseFault.isUnavailable(failure)) {
                throw failure;
            }
            LOG.errorf(failure, "The run %s ended without an answer", run.id().wire());
            runs.failed(run, failure.getClass().getSimpleName());
        }
    }

    private Object answer(PolicyRuns.Taken run, Population.Progress progress) {
        return switch (run.kind()) {
            case WHAT_IF -> {
                PolicyQuestion question = read(run, PolicyQuestion.class);
                Editions known = editions.current();
                PolicyQuestion.Rules rules = rules(question, known);
                if (!rules.before().digest().equals(run.beforeDigest())
                        || !rules.after().digest().equals(run.afterDigest())) {
                    throw new RulesChanged(null);
                }
                yield population.compare(
                        rules,
                        question.context(rates.on(question.applicationDate())),
                        question.prefix(),
                        known.size(),
                        progress);
            }
            case ASSESS_EVERYBODY -> {
                EverybodyRequest request = read(run, EverybodyRequest.class);
                yield population.assess(
                        request.assessment(), request.prefix(), run.caller(), run.requestId(), progress);
            }
        };
    }

    /** As accepted when asked; what is refused now is not what it was. */
    private PolicyQuestion.Rules rules(PolicyQuestion question, Editions known) {
        try {
            return QuarkusTransaction.requiringNew().call(() -> question.rules(known, drafts::read));
        } catch (Problem refused) {
            throw new RulesChanged(refused);
        }
    }

    private <T> T read(PolicyRuns.Taken run, Class<T> type) {
        try {
            return json.treeToValue(run.question(), type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a question that was accepted cannot be read", e);
        }
    }

    private static final class RulesChanged extends RuntimeException {
        private static final long serialVersionUID = 1;

        RulesChanged(@Nullable Problem refused) {
            super(refused);
        }
    }

    /** Tells how far the run is, and stops it when it is another process's. */
    private final class Progress implements Population.Progress {
        private final PolicyRuns.Taken run;
        private final LeaderThread.Term term;

        Progress(PolicyRuns.Taken run, LeaderThread.Term term) {
            this.run = run;
            this.term = term;
        }

        @Override
        public void stored() {
            if (!term.goesOn()) {
                throw new TermEnded();
            }
        }

        @Override
        public void judged(long done) {
            stored();
            if (!runs.beat(run, done)) {
                throw new TermEnded();
            }
        }
    }
}
