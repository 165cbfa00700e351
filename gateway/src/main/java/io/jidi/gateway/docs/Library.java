package io.jidi.gateway.docs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jidi.gateway.upstream.InternalQuestions;
import io.jidi.gateway.upstream.Upstream;
import io.jidi.gateway.upstream.UpstreamAway;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Collects the documents of the services when someone wants to read them. */
@Singleton
class Library {

    private static final Logger LOG = Logger.getLogger(Library.class);
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    /** While a service is missing the next reader may find it back. */
    private static final Duration INCOMPLETE = Duration.ofSeconds(3);

    private static final int NOT_FOUND = 404;

    private final InternalQuestions questions;
    private final ObjectMapper json;
    private final Vertx vertx;
    private final ObjectNode own;
    private final Fresh<ObjectNode> specification;
    private final Fresh<Catalogue> catalogue;

    Library(
            InternalQuestions questions,
            ObjectMapper json,
            Vertx vertx,
            Clock clock,
            @ConfigProperty(name = "jidi.docs.fresh") Duration fresh,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        this.questions = questions;
        this.json = json;
        this.vertx = vertx;
        this.own = own(json, version);
        Duration incomplete = fresh.compareTo(INCOMPLETE) < 0 ? fresh : INCOMPLETE;
        this.specification =
                new Fresh<>(this::merge, merged -> merged.has("x-jidi-missing") ? incomplete : fresh, clock);
        this.catalogue = new Fresh<>(this::collect, found -> found.missing().isEmpty() ? fresh : incomplete, clock);
    }

    Future<ObjectNode> specification() {
        return specification.get();
    }

    Future<Catalogue> catalogue() {
        return catalogue.get();
    }

    private Future<ObjectNode> merge() {
        return ask("/internal/openapi?format=json")
                .compose(answers -> vertx.executeBlocking(
                        () -> {
                            Map<Upstream, JsonNode> found = new EnumMap<>(Upstream.class);
                            answers.forEach((upstream, answer) -> answer.ifPresent(node -> found.put(upstream, node)));
                            return Specification.merge(json, own, found);
                        },
                        false));
    }

    private Future<Catalogue> collect() {
        return ask("/internal/problems").map(answers -> {
            List<Catalogue.Group> groups = new ArrayList<>(List.of(Catalogue.common()));
            List<String> missing = new ArrayList<>();
            answers.forEach((upstream, answer) -> answer.ifPresentOrElse(
                    node -> groups.add(Catalogue.of(upstream.serviceName(), node)),
                    () -> missing.add(upstream.serviceName())));
            groups.removeIf(group -> group.problems().isEmpty());
            return new Catalogue(groups, missing);
        });
    }

    private Future<Map<Upstream, Optional<JsonNode>>> ask(String target) {
        Map<Upstream, Optional<JsonNode>> answers = new EnumMap<>(Upstream.class);
        List<Future<Void>> questionsAsked = new ArrayList<>();
        for (Upstream upstream : Upstream.values()) {
            questionsAsked.add(one(upstream, target).map(answer -> {
                synchronized (answers) {
                    answers.put(upstream, answer);
                }
                return null;
            }));
        }
        return Future.all(questionsAsked).map(all -> answers);
    }

    private Future<Optional<JsonNode>> one(Upstream upstream, String target) {
        return questions
                .get(upstream, target, PATIENCE)
                .compose(body -> vertx.executeBlocking(() -> Optional.of(json.readTree(body.getBytes())), false))
                .recover(failure -> {
                    if (failure instanceof UpstreamAway away && away.status() == NOT_FOUND) {
                        // It is there and has nothing to tell.
                        return Future.succeededFuture(Optional.of(json.createObjectNode()));
                    }
                    LOG.infof("%s does not tell %s now: %s", upstream.serviceName(), target, failure.getMessage());
                    return Future.succeededFuture(Optional.empty());
                });
    }

    private static ObjectNode own(ObjectMapper json, String version) {
        try (var file = Library.class.getResourceAsStream("/pages/gateway-openapi.json")) {
            if (file == null) {
                throw new IllegalStateException("the gateway's own specification is not on the class path");
            }
            ObjectNode document = (ObjectNode) json.readTree(file);
            ((ObjectNode) document.path("info")).put("version", version);
            return document;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
