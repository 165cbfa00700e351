package io.jidi.conformance;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Asks every check in turn; one that is broken does not keep the next from being asked. */
final class Conformance {

    private Conformance() {}

    static List<Check> checks() {
        return Stream.of(ExchangeChecks.all(), ApiChecks.all(), List.of(ApiChecks.last()))
                .flatMap(List::stream)
                .toList();
    }

    /** @param only ids of checks; empty for all */
    static Report run(Means means, Clock clock, Set<String> only) {
        Installation it = new Installation(means, clock);
        List<Finding> findings = new ArrayList<>();
        java.time.Instant began = clock.instant();
        for (Check check : checks()) {
            if (!only.isEmpty() && !only.contains(check.id())) {
                continue;
            }
            findings.add(find(check, it, clock));
        }
        return new Report(means.url(), began, findings);
    }

    private static Finding find(Check check, Installation it, Clock clock) {
        Optional<Check.Need> lack = check.needs().stream()
                .filter(need -> !it.means().meet(need))
                .sorted()
                .findFirst();
        if (lack.isPresent()) {
            return new Finding(check, Finding.Result.SKIPPED, lack.get().lack(), 0);
        }
        long began = clock.millis();
        try {
            check.probe().ask(it);
            return new Finding(check, Finding.Result.PASS, "", clock.millis() - began);
        } catch (NotAsked e) {
            return new Finding(check, Finding.Result.SKIPPED, reason(e), clock.millis() - began);
        } catch (Broken e) {
            return new Finding(check, Finding.Result.FAIL, reason(e), clock.millis() - began);
        } catch (IOException e) {
            return new Finding(check, Finding.Result.FAIL, "没有应答 · no answer: " + e, clock.millis() - began);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Finding(check, Finding.Result.SKIPPED, "中断 · interrupted", clock.millis() - began);
        } catch (Exception e) {
            // An answer so strange that reading it fails is a fault of the answer, and told as one.
            return new Finding(check, Finding.Result.FAIL, "应答无法理解 · not understood: " + e, clock.millis() - began);
        }
    }

    private static String reason(RuntimeException told) {
        return Objects.requireNonNullElse(told.getMessage(), "");
    }
}
