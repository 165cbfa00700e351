package io.jidi.enterprise.indicator;

import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.fault.Fault;
import io.jidi.platform.leader.JobThread;
import io.jidi.platform.security.CallContext;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Does the next piece of a long import, in the name of whoever asked for it: checks and stages the file, writes one chunk,
 * or closes. Each piece is one transaction that also moves the job on.
 */
@ApplicationScoped
class ImportWork implements JobThread.Jobs<ImportJobs.Job> {

    private final ImportJobs jobs;
    private final ImportIndicators importIndicators;
    private final IndicatorImports imports;
    private final IndicatorHistory history;
    private final AuditTrail audit;
    private final Clock clock;
    private final CallContext call;

    ImportWork(
            ImportJobs jobs,
            ImportIndicators importIndicators,
            IndicatorImports imports,
            IndicatorHistory history,
            AuditTrail audit,
            Clock clock,
            CallContext call) {
        this.jobs = jobs;
        this.importIndicators = importIndicators;
        this.imports = imports;
        this.history = history;
        this.audit = audit;
        this.clock = clock;
        this.call = call;
    }

    @Override
    public Optional<ImportJobs.Job> next() {
        return jobs.next();
    }

    @Override
    public String idOf(ImportJobs.Job job) {
        return job.id().wire();
    }

    @Override
    @ActivateRequestContext
    public void step(ImportJobs.Job job) {
        call.actAs(job.caller(), job.requestId(), null);
        if (job.isChecked()) {
            committing(() -> {
                if (job.nextChunk() < job.chunks()) {
                    write(job);
                } else {
                    close(job);
                }
            });
        } else {
            // Reading and judging the rows takes seconds in which no connection should sit idle.
            byte[] content = QuarkusTransaction.requiringNew().call(() -> jobs.content(job.id()));
            ImportIndicators.Checked checked = importIndicators.check(TableFile.readAgain(content, job.encoding()));
            committing(() -> jobs.stage(job, checked, checked.check().rejectedRows() == 0 || job.partial()));
        }
        Fault.point("import.after-commit");
    }

    @Override
    @ActivateRequestContext
    public void failed(ImportJobs.Job job, int most, String failure) {
        QuarkusTransaction.requiringNew().run(() -> jobs.failed(job, most, failure));
    }

    private static void committing(Runnable piece) {
        QuarkusTransaction.requiringNew().run(() -> {
            piece.run();
            Fault.point("import.before-commit");
        });
    }

    private void write(ImportJobs.Job job) {
        List<ImportJobs.Staged> chunk = jobs.chunk(job);
        Set<UUID> enterprises =
                chunk.stream().map(ImportJobs.Staged::enterpriseId).collect(Collectors.toSet());
        history.lock(enterprises);
        Map<UUID, Map<String, List<String>>> held = history.latestOf(enterprises);
        List<IndicatorHistory.NewRevision> news = new ArrayList<>();
        int added = 0;
        int changed = 0;
        int unchanged = 0;
        for (ImportJobs.Staged staged : chunk) {
            @Nullable
            List<String> before =
                    held.getOrDefault(staged.enterpriseId(), Map.of()).get(staged.slot());
            if (before == null) {
                added += staged.rowCount();
            } else if (before.equals(staged.vals())) {
                unchanged += staged.rowCount();
                continue;
            } else {
                changed += staged.rowCount();
            }
            news.add(staged.revision());
        }
        history.append(news, job.id(), clock.instant());
        if (!jobs.passed(job, added, changed, unchanged)) {
            throw new IllegalStateException("chunk " + job.nextChunk() + " of " + job.id() + " was written by another");
        }
    }

    private void close(ImportJobs.Job job) {
        Instant now = clock.instant();
        IndicatorImportView.Status status = job.rejected() == 0
                ? IndicatorImportView.Status.COMMITTED
                : job.chunks() > 0 ? IndicatorImportView.Status.PARTIAL : IndicatorImportView.Status.REJECTED;
        IndicatorImports.Stored stored = new IndicatorImports.Stored(
                job.id(),
                status,
                job.encoding(),
                job.digest(),
                job.faults(),
                status == IndicatorImportView.Status.REJECTED
                        ? new IndicatorImportView.Rows(job.total(), 0, 0, 0, 0, job.rejected())
                        : job.rows(),
                job.regions(),
                job.caller().organisation(),
                job.caller().userId(),
                now);
        imports.keep(stored, jobs.content(job.id()));
        jobs.done(job);
        audit.record("IMPORT_INDICATORS", job.id().wire(), status.name(), null, stored.rows());
    }
}
