package io.jidi.fund.paper;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
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
    private final Instance<NoticeSource> sources;
    private final ObjectMapper json;
    private final AuditTrail audit;
    private final CallContext context;
    private final Uuid7 ids;
    private final Sql sql;
    private final Clock clock;

    IssuePapers(
            EntityManager entities,
            Funds funds,
            @Any Instance<NoticeSource> sources,
            ObjectMapper json,
            AuditTrail audit,
            CallContext context,
            Uuid7 ids,
            Sql sql,
            Clock clock) {
        this.entities = entities;
        this.funds = funds;
        this.sources = sources;
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
        NoticeSource source = sources.stream()
                .filter(one -> one.kind() == request.kind())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nobody knows what a " + request.kind() + " says"));
        UUID subject = source.subject(request.subjectId());
        FundId fundId = source.fundOf(subject)
                .map(FundId::new)
                .orElseThrow(
                        () -> PlatformProblem.NOT_FOUND.at("/subjectId", "没有这个催缴或分配", "No such call or distribution"));
        Fund fund = funds.locked(fundId);
        Notice.BankAccount account = request.account() == null
                ? null
                : new Notice.BankAccount(
                        request.account().holder(),
                        request.account().bank(),
                        request.account().number());
        int before = (int) sql.number(
                "select coalesce(max(edition), 0) from paper where kind = ? and subject_id = ?",
                request.kind(),
                subject);
        if (before > 0) {
            List<Paper> standing = issued(request.kind(), subject, before);
            if (same(standing, source.of(fund, subject, before, account))) {
                return standing;
            }
        }
        List<Paper> papers = new ArrayList<>();
        for (NoticeSource.Addressed one : source.of(fund, subject, before + 1, account)) {
            Paper paper = new Paper(
                    new PaperId(ids.next()),
                    fund.id(),
                    subject,
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

    private boolean same(List<Paper> standing, List<NoticeSource.Addressed> notices) {
        List<String> now =
                notices.stream().map(one -> text(one.notice())).sorted().toList();
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
