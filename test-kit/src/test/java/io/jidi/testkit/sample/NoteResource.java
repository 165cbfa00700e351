package io.jidi.testkit.sample;

import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.command.Command;
import io.jidi.platform.event.EventStream;
import io.jidi.platform.event.NewEvent;
import io.jidi.platform.event.Outbox;
import io.jidi.platform.http.Versions;
import io.jidi.platform.id.Uuid7;
import io.jidi.platform.money.Money;
import io.jidi.platform.page.ListSpec;
import io.jidi.platform.page.Lists;
import io.jidi.platform.page.Page;
import io.jidi.platform.page.Where;
import io.jidi.platform.problem.PlatformProblem;
import io.jidi.platform.security.CallContext;
import io.jidi.platform.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Notes over HTTP; the shape of every resource of the house. */
@Path("/api/v1/notes")
@RolesAllowed(Roles.PROVINCE_OFFICE)
public class NoteResource {

    static final EventStream STREAM = new EventStream("sample", "note");
    private static final String REFUSED_TITLE = "refused";

    private static final ListSpec<Note> LIST = ListSpec.of(Note.class)
            .text("title", "e.title")
            .text("regionCode", "e.regionCode")
            .decimal("balance", "e.balance")
            .text("remark", "e.remark")
            .search(text -> Where.containing(text, "e.title"))
            .sortedBy("title");

    private final EntityManager entities;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final Uuid7 ids;
    private final Lists lists;
    private final CallContext call;

    NoteResource(EntityManager entities, Outbox outbox, AuditTrail audit, Uuid7 ids, Lists lists, CallContext call) {
        this.entities = entities;
        this.outbox = outbox;
        this.audit = audit;
        this.ids = ids;
        this.lists = lists;
        this.call = call;
    }

    /** A note to be written. */
    public record NewNote(
            @NotBlank @Size(max = 20) String title,
            @NotNull String regionCode,
            @NotNull Money balance,
            @Nullable NoteId follows,
            @Nullable String remark) {}

    /** A change of title. */
    public record Renaming(@NotBlank @Size(max = 20) String title) {}

    /** A note as shown. */
    public record NoteView(
            NoteId id,
            String title,
            String regionCode,
            Money balance,
            @Nullable String remark,
            long version) {
        static NoteView of(Note note) {
            return new NoteView(
                    note.id(), note.title(), note.regionCode(), note.balance(), note.remark(), note.version());
        }
    }

    @POST
    @Command(keyRequired = true)
    public Response write(@Valid @NotNull NewNote request) {
        if (request.title().equals(REFUSED_TITLE)) {
            throw NoteProblem.NOTE_TITLE_REFUSED.problem();
        }
        Note note = new Note(
                new NoteId(ids.next()), request.title(), request.regionCode(), request.balance(), request.remark());
        entities.persist(note);
        announce(note, "written");
        return Response.created(URI.create("/api/v1/notes/" + note.id()))
                .tag(Versions.tag(note.version()))
                .entity(NoteView.of(note))
                .build();
    }

    @PATCH
    @Path("/{id}")
    @Command
    public Response rename(
            @PathParam("id") NoteId id,
            @Nullable @HeaderParam("If-Match") String ifMatch,
            @Valid @NotNull Renaming request) {
        Note note = Optional.ofNullable(entities.find(Note.class, id.value(), LockModeType.PESSIMISTIC_WRITE))
                .orElseThrow(PlatformProblem.NOT_FOUND::problem);
        Versions.requireMatch(ifMatch, note.version());
        note.rename(request.title());
        entities.flush();
        announce(note, "renamed");
        return Response.ok(NoteView.of(note)).tag(Versions.tag(note.version())).build();
    }

    @GET
    public Page<NoteView> list(UriInfo uri) {
        return lists.page(LIST, uri, Where.regionIn("e.regionCode", call.scope()), NoteView::of);
    }

    @GET
    @Path("/{id}")
    @Transactional
    public Response one(@PathParam("id") NoteId id) {
        Note note = Optional.ofNullable(entities.find(Note.class, id.value()))
                .filter(found -> call.scope().coversRegion(found.regionCode()))
                .orElseThrow(PlatformProblem.NOT_FOUND::problem);
        return Response.ok(NoteView.of(note)).tag(Versions.tag(note.version())).build();
    }

    private void announce(Note note, String what) {
        outbox.append(new NewEvent(
                STREAM, STREAM.type(what), 1, note.id(), NoteView.of(note), null, "region:" + note.regionCode()));
        audit.record(
                "NOTE_" + what.toUpperCase(java.util.Locale.ROOT), note.id().wire(), null, null, NoteView.of(note));
    }
}
