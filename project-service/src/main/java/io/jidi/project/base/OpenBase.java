package io.jidi.project.base;

import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.event.NewEvent;
import io.jidi.platform.event.Outbox;
import io.jidi.platform.id.Uuid7;
import io.jidi.project.ProjectEvents;
import io.jidi.project.ProjectProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Opens a base: from then on projects may belong to it. */
@ApplicationScoped
class OpenBase {

    /** The form that the events of every service use for a base. */
    static final String CODE = "[A-Z][A-Z0-9-]{1,31}";

    private final EntityManager entities;
    private final ProgrammeSeed programme;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final Uuid7 ids;

    OpenBase(EntityManager entities, ProgrammeSeed programme, Outbox outbox, AuditTrail audit, Uuid7 ids) {
        this.entities = entities;
        this.programme = programme;
        this.outbox = outbox;
        this.audit = audit;
        this.ids = ids;
    }

    /**
     * @param section section of the policy that describes it
     * @param cities empty where no source names one
     * @param focusAreas the fields its projects may name
     */
    @Schema(name = "OpenBase")
    public record Request(
            @NotNull @Pattern(regexp = CODE) String code,
            @NotBlank @Size(max = 100) String nameZh,
            @NotBlank @Size(max = 200) String nameEn,
            @Nullable @Size(max = 100) String section,
            @NotNull @Size(max = 50) List<@Valid @NotNull City> cities,
            @NotNull @Size(max = 200) List<@Valid @NotNull Area> focusAreas) {}

    /** A city of the base. */
    @Schema(name = "OpenBaseCity")
    public record City(
            @NotNull String regionCode,
            @NotBlank @Size(max = 200) String source,
            boolean confirmed) {}

    /** A field of the base; {@code quotes} are literal pieces of the policy. */
    @Schema(name = "OpenBaseFocusArea")
    public record Area(
            @Min(1) int row,
            @NotBlank @Size(max = 100) String nameZh,
            @NotBlank @Size(max = 200) String nameEn,
            @NotNull @Size(max = 20) List<@NotBlank @Size(max = 500) String> quotes) {}

    IndustryBase execute(Request request) {
        if (exists(request.code())) {
            throw ProjectProblem.BASE_CODE_TAKEN.at(
                    "/code", "已有基地 " + request.code(), "There is a base " + request.code());
        }
        for (int i = 0; i < request.cities().size(); i++) {
            programme.requireRegion(request.cities().get(i).regionCode(), "/cities/" + i + "/regionCode");
        }
        IndustryBase base = new IndustryBase(new BaseId(ids.next()), request);
        entities.persist(base);
        entities.flush();
        BaseView view = BaseView.of(base);
        // What the policy says of its bases is public.
        outbox.append(
                new NewEvent(ProjectEvents.BASE, ProjectEvents.BASE.type("opened"), 1, base.id(), view, null, ""));
        audit.record("OPEN_BASE", base.id().wire(), null, null, view);
        return base;
    }

    private boolean exists(String code) {
        return entities.createQuery("select count(e) from IndustryBase e where e.code = :code", Long.class)
                        .setParameter("code", code)
                        .getSingleResult()
                > 0;
    }
}
