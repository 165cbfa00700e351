package io.jidi.project.dispatch;

import io.jidi.project.dispatch.rules.EscalationStep;
import io.jidi.project.dispatch.rules.LightEdition;
import io.jidi.project.edition.StrictJson;
import io.jidi.project.rules.EditionParameter;
import io.jidi.project.rules.EditionParameters;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The light editions shipped with the service, and which of them judges a month. */
public final class LightEditions {

    private static final List<String> SHIPPED = List.of("AH-RAG-1");

    /** Published by others, for comparison only: they judge no month. */
    private static final List<String> PUBLISHED = List.of("YINCHUAN-2025", "TIANJIN-BOND-2022");

    private final List<LightEdition> editions;
    private final List<LightEdition> published;

    /** @throws IllegalArgumentException if two editions share an id or judge the same month */
    public LightEditions(List<LightEdition> editions) {
        this(editions, List.of());
    }

    private LightEditions(List<LightEdition> editions, List<LightEdition> published) {
        this.published = List.copyOf(published);
        this.editions = List.copyOf(editions);
        for (LightEdition one : this.editions) {
            for (LightEdition other : this.editions) {
                boolean overlap = one.inForce(other.validFrom()) || other.inForce(one.validFrom());
                if (one != other && (overlap || one.id().equals(other.id()))) {
                    throw new IllegalArgumentException(
                            "light editions " + one.id() + " and " + other.id() + " judge the same months");
                }
            }
        }
    }

    /** Reads {@code /lights/<id>.json} of every shipped edition; a wrong file stops the start. */
    public static LightEditions shipped() {
        return new LightEditions(readAll(SHIPPED), readAll(PUBLISHED));
    }

    private static List<LightEdition> readAll(List<String> ids) {
        return ids.stream().map(id -> read("/lights/" + id + ".json")).toList();
    }

    /** @throws IllegalStateException or IllegalArgumentException if the text is no edition */
    static LightEdition parse(String text, String name) {
        return StrictJson.parse(text, name, EditionFile.class).edition();
    }

    static LightEdition read(String path) {
        return StrictJson.resource(path, EditionFile.class).edition();
    }

    /** @throws IllegalArgumentException if no edition judges that month */
    public LightEdition inForce(YearMonth month) {
        return editions.stream()
                .filter(edition -> edition.inForce(month))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no light edition is in force in " + month));
    }

    /** @throws IllegalArgumentException if there is no such edition */
    public LightEdition byId(String id) {
        return editions.stream()
                .filter(edition -> edition.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no light edition " + id));
    }

    /** One that judges, or one of others. */
    LightEdition known(String id) {
        return published.stream().filter(one -> one.id().equals(id)).findFirst().orElseGet(() -> byId(id));
    }

    Stream<LightEdition> published() {
        return published.stream();
    }

    public Stream<LightEdition> all() {
        return editions.stream();
    }

    private record EditionFile(
            String id,
            String nameZh,
            String nameEn,
            String validFrom,
            @Nullable String validUntil,
            List<EditionParameter> parameters,
            List<StepFile> escalation) {

        LightEdition edition() {
            EditionParameters values = new EditionParameters(parameters);
            return LightEdition.of(
                    id,
                    nameZh,
                    nameEn,
                    YearMonth.parse(validFrom),
                    validUntil == null ? null : YearMonth.parse(validUntil),
                    values,
                    escalation.stream().map(step -> step.step(values)).toList());
        }
    }

    private record StepFile(String code, String zh, String en) {

        EscalationStep step(EditionParameters values) {
            return new EscalationStep(code, zh, en, values.count(EscalationStep.parameter(code)));
        }
    }
}
