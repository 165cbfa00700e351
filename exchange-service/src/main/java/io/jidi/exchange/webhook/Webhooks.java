package io.jidi.exchange.webhook;

import io.jidi.platform.page.Where;
import io.jidi.platform.problem.PlatformProblem;
import io.jidi.platform.security.CallContext;
import io.jidi.platform.security.Caller;
import io.jidi.platform.security.DataScope;
import io.jidi.platform.security.Roles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Finds webhooks of those who may see them: an organisation's own as far as the caller's scope covers theirs, all within the
 * scope for the auditor, and those of platforms for the system administrator, who sees no business data.
 */
@ApplicationScoped
class Webhooks {

    private final EntityManager entities;
    private final CallContext call;

    Webhooks(EntityManager entities, CallContext call) {
        this.entities = entities;
        this.call = call;
    }

    /** A scope as a token writes it, sorted. */
    static Set<String> entries(DataScope scope) {
        Set<String> entries = new TreeSet<>();
        scope.regions().forEach(code -> entries.add("region:" + code));
        scope.bases().forEach(code -> entries.add("base:" + code));
        scope.funds().forEach(code -> entries.add("fund:" + code));
        scope.enterprises().forEach(code -> entries.add("enterprise:" + code));
        return entries;
    }

    /** @throws io.jidi.platform.problem.Problem 404 for one that the caller may not see */
    Webhook visible(WebhookId id) {
        return Optional.ofNullable(entities.find(Webhook.class, id.value()))
                .filter(this::isVisible)
                .orElseThrow(PlatformProblem.NOT_FOUND::problem);
    }

    /**
     * To be changed by the caller, locked.
     *
     * @throws io.jidi.platform.problem.Problem 404 for one that is not the caller's own
     */
    Webhook own(WebhookId id) {
        return Optional.ofNullable(entities.find(Webhook.class, id.value(), LockModeType.PESSIMISTIC_WRITE))
                .filter(this::isOwn)
                .orElseThrow(PlatformProblem.NOT_FOUND::problem);
    }

    /** For the exchange's own work. */
    Webhook locked(WebhookId id) {
        return Optional.ofNullable(entities.find(Webhook.class, id.value(), LockModeType.PESSIMISTIC_WRITE))
                .orElseThrow(() -> new IllegalStateException("a webhook that has messages is there: " + id));
    }

    /** The condition of lists. @param alias of the webhook in the query */
    Where visible(String alias) {
        Caller caller = call.caller();
        Where there = new Where(alias + ".state <> io.jidi.exchange.webhook.Webhook$State.DELETED", Map.of());
        if (caller.has(Roles.SYSTEM_ADMIN)) {
            return there.and(new Where(alias + ".applicationId is not null", Map.of()));
        }
        Where covered =
                there.and(new Where(alias + ".applicationId is null", Map.of())).and(covered(alias, caller.scope()));
        return caller.has(Roles.AUDITOR)
                ? covered
                : covered.and(Where.of(alias + ".organisation = :organisation", "organisation", caller.organisation()));
    }

    /** The condition of lists of what belongs to a webhook. */
    Where visibleThings() {
        Where visible = visible("w");
        return new Where(
                "exists (select 1 from Webhook w where w.id = e.webhookId and " + visible.hql() + ")",
                visible.parameters());
    }

    private static Where covered(String alias, DataScope scope) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        String regions = scope.regionPrefixes().stream()
                .sorted()
                .map(prefix -> {
                    String name = "region" + parameters.size();
                    parameters.put(name, "region:" + prefix + "%");
                    return " or s like :" + name;
                })
                .collect(Collectors.joining());
        // With an entry that no webhook has: an empty list is no HQL.
        Set<String> others = entries(new DataScope(Set.of(), scope.bases(), scope.funds(), scope.enterprises()));
        others.add("");
        parameters.put("others", others);
        return new Where(
                "not exists (select 1 from Webhook x join x.scope s where x.id = " + alias
                        + ".id and not (s in (:others)" + regions + "))",
                parameters);
    }

    private boolean isVisible(Webhook webhook) {
        return isOwn(webhook)
                || webhook.state() != Webhook.State.DELETED
                        && call.caller().has(Roles.AUDITOR)
                        && !webhook.isOfPlatform()
                        && covers(call.scope(), webhook.scope());
    }

    private boolean isOwn(Webhook webhook) {
        Caller caller = call.caller();
        if (webhook.state() == Webhook.State.DELETED || webhook.isOfPlatform() != caller.has(Roles.SYSTEM_ADMIN)) {
            return false;
        }
        return webhook.isOfPlatform()
                || webhook.organisation().equals(caller.organisation()) && covers(caller.scope(), webhook.scope());
    }

    private static boolean covers(DataScope holder, DataScope other) {
        return other.regions().stream().allMatch(holder::coversRegion)
                && holder.bases().containsAll(other.bases())
                && holder.funds().containsAll(other.funds())
                && holder.enterprises().containsAll(other.enterprises());
    }
}
