package io.jidi.exchange.webhook;

import io.jidi.exchange.ExchangeProblem;
import io.jidi.exchange.dataset.DataSets;
import io.jidi.platform.event.EventSchemas;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a person enters about a webhook, and whether it can be so. */
@ApplicationScoped
class WebhookContent {

    private static final int MOST_TYPES = 50;

    private final Destinations destinations;
    private final EventSchemas schemas;
    private final DataSets sets;

    WebhookContent(Destinations destinations, EventSchemas schemas, DataSets sets) {
        this.destinations = destinations;
        this.schemas = schemas;
        this.sets = sets;
    }

    /**
     * What stands in a request.
     *
     * @param types event types, of a platform data sets; empty for all
     */
    @Schema(name = "ChangeWebhook")
    public record Request(
            @NotBlank @Size(max = 2000) String url,
            @NotBlank @Size(max = 200) String description,
            @NotNull @Size(max = MOST_TYPES) List<@NotBlank @Size(max = 200) String> types) {}

    /**
     * Puts it into the webhook.
     *
     * @throws io.jidi.platform.problem.Problem 422 for a type that is not known, and a URL that may not be told now
     */
    void enter(Webhook webhook, Request request, Instant now) {
        List<String> types = request.types().stream().distinct().sorted().toList();
        Predicate<String> known =
                webhook.isOfPlatform() ? type -> sets.find(type).isPresent() : schemas::knows;
        types.stream().filter(known.negate()).findFirst().ifPresent(type -> {
            throw ExchangeProblem.WEBHOOK_REFUSED.at("/types", "没有“" + type + "”", "There is no " + type);
        });
        try {
            destinations.check(request.url());
        } catch (Undelivered refusal) {
            throw ExchangeProblem.WEBHOOK_REFUSED.at(
                    "/url",
                    "地址不可用：" + refusal.error(),
                    "The address cannot be used: " + refusal.error() + ", " + refusal.getMessage());
        }
        webhook.become(request.url(), request.description().strip(), types, now);
    }
}
