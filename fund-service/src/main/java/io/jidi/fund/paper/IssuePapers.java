package io.jidi.fund.paper;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jidi.fund.capitalcall.CapitalCallId;
import io.jidi.fund.fund.Fund;
import io.jidi.fund.fund.FundId;
import io.jidi.fund.fund.Funds;
import io.jidi.fund.fund.PartnerId;
import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.id.Uuid7;
import io.jidi.platform.problem.PlatformProblem;
import io.jidi.platform.security.CallContext;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Issues the notices of a call or distribution. What was issued before and would say the same stays as it is; what would say
 * something else becomes a new edition beside the old one.
 */
@ApplicationScoped
class IssuePapers {

    private final EntityManager entities;
    private final Funds funds;
    private final CallNotices calls;
    private final ObjectMapper json;
    private final AuditTrail audit;
    private final CallContext context;
    private final Uuid7 ids;
    private final Sql sql;
    private final Clock clock;

    IssuePapers(
            EntityManager entities,
            Funds funds,
            CallNotices calls,
            ObjectMapper json,
            AuditTrail audit,
            CallContext context,
            Uuid7 ids,
            Sql sql,
            Clock clock) {
        this.entities = entities;
        this.funds = funds;
        this.calls = calls;
        this.json = json;
        this.audit = audit;
        this.context = context;
        this.ids = ids;
        this.sql = sql;
        this.clock = clock;
    }

    /** A bank account as it is to be printed. */
    record Account(
            @NotBlank @Size(max = 100) String holder,
            @NotBlank @Size(max = 100) String bank,
            @NotBlank @Size(max = 40) String number) {}

    /**
     * What to issue.
     *
     * @param subjectId of the capital call or the distribution
     * @param account where a call is to be paid to; null leaves it to the agreement
     */
    record Request(
            @NotNull PaperKind kind,
            @NotBlank @Size(max = 40) String subjectId,
            @Nullable @Valid Account account) {}

    List<Paper> execute(Request request) {
        Subject subject = subject(request);
        Fund fund = funds.locked(new FundId(subject.fund()));
        Notice.BankAccount account = request.account() == null
                ? null
                : new Notice.BankAccount(
                        request.account().holder(),
                        request.account().bank(),
                        request.account().number());
        int before = (int) sql.number(
                "select coalesce(max(edition), 0) from paper where kind = ? and subject_id = ?", request.kind(), subject.id());
        if (before > 0) {
            List<Paper> standing = issued(request.kind(), subject.id(), before);
            if (same(standing, notices(fund, request.kind(), subject.id(), before, account))) {
                return standing;
            }
        }
        List<Paper> papers = new ArrayList<>();
        for (CallNotices.Addressed one : notices(fund, request.kind(), subject.id(), before + 1, account)) {
            Paper paper = new Paper(
                    new PaperId(ids.next()),
                    fund.id(),
                    subject.id(),
                    new PartnerId(one.partner()),
                    before + 1,
                    one.notice(),
                    text(one.notice()),
                    clock.instant(),
                    context.caller().userId());
            entities.persist(paper);
            papers.add(paper);
            audit.record("ISSUE_PAPER", paper.id().wire(), null, null, PaperView.of(paper));
        }
        entities.flush();
        return papers;
    }

    private record Subject(UUID id, UUID fund) {}

    private Subject subject(Request request) {
        UUID id = CapitalCallId.fromString(request.subjectId()).value();
        return calls.fundOf(id)
                .map(fund -> new Subject(id, fund))
                .orElseThrow(() -> PlatformProblem.NOT_FOUND.at("/subjectId", "没有这个催缴或分配", "No such call or distribution"));
    }

    private List<CallNotices.Addressed> notices(
            Fund fund, PaperKind kind, UUID subject, int edition, Notice.@Nullable BankAccount account) {
        return calls.of(fund, subject, edition, account);
    }

    private List<Paper> issued(PaperKind kind, UUID subject, int edition) {
        return entities.createQuery(
                        "from Paper p where p.kind = :kind and p.subjectId = :subject and p.edition = :edition"
                                + " order by p.paperNumber",
                        Paper.class)
                .setParameter("kind", kind)
                .setParameter("subject", subject)
                .setParameter("edition", edition)
                .getResultList();
    }

    private boolean same(List<Paper> standing, List<CallNotices.Addressed> notices) {
        List<String> now = notices.stream()
                .map(one -> text(one.notice()))
                .sorted()
                .toList();
        return standing.stream().map(Paper::content).sorted().toList().equals(now);
    }

    private String text(Notice notice) {
        try {
            return json.writeValueAsString(notice);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a notice is plain values", e);
        }
    }
}
