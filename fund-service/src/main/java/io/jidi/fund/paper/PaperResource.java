package io.jidi.fund.paper;

import io.jidi.fund.fund.FundId;
import io.jidi.fund.fund.Funds;
import io.jidi.platform.command.Command;
import io.jidi.platform.money.Money;
import io.jidi.platform.page.ListSpec;
import io.jidi.platform.page.Lists;
import io.jidi.platform.page.Page;
import io.jidi.platform.page.Where;
import io.jidi.platform.paper.FileAnswer;
import io.jidi.platform.problem.PlatformProblem;
import io.jidi.platform.security.CallContext;
import io.jidi.platform.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** Papers over HTTP: issued, listed, printed, checked. */
@Path("/api/v1/papers")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.PROVINCE_OFFICE, Roles.FUND_MANAGER, Roles.AUDITOR})
public class PaperResource {

    private static final ListSpec<Paper> LIST = ListSpec.of(Paper.class)
            .reference("fundId", "e.fundId", FundId.PREFIX)
            .choice("kind", "e.kind", PaperKind.class)
            .text("paperNumber", "e.paperNumber")
            .date("noticeDate", "e.noticeDate")
            .integer("edition", "e.edition")
            .sortedBy("-noticeDate,paperNumber");

    private final IssuePapers issue;
    private final PaperFiles files;
    private final Funds funds;
    private final EntityManager entities;
    private final Lists lists;
    private final CallContext context;

    PaperResource(
            IssuePapers issue,
            PaperFiles files,
            Funds funds,
            EntityManager entities,
            Lists lists,
            CallContext context) {
        this.issue = issue;
        this.files = files;
        this.funds = funds;
        this.entities = entities;
        this.lists = lists;
        this.context = context;
    }

    /** The papers that were issued. */
    public record Issued(List<PaperView> items) {}

    /**
     * What is known about a code. Whoever asks compares this with the paper in hand.
     *
     * @param genuine the paper was issued here and what is stored of it is untouched
     * @param superseded a later edition took its place
     * @param fileSha256 of the file as printed from what is stored
     * @param fileMatches whether the digest that was asked about is that of the file; null when none was given
     */
    public record Verification(
            boolean genuine,
            boolean superseded,
            String code,
            PaperKind kind,
            String paperNumber,
            String fundName,
            String partnerName,
            LocalDate noticeDate,
            LocalDate payDate,
            Money amount,
            String fileSha256,
            @Nullable Boolean fileMatches) {}

    @POST
    @Command
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.FUND_MANAGER})
    @Operation(summary = "出具通知书 | Issue the notices of a call or distribution")
    @APIResponseSchema(value = Issued.class, responseCode = "201")
    public Response issue(@Valid @NotNull IssuePapers.Request request) {
        List<PaperView> issued =
                issue.execute(request).stream().map(PaperView::of).toList();
        return Response.created(URI.create("/api/v1/papers"))
                .entity(new Issued(issued))
                .build();
    }

    @GET
    @Operation(summary = "文书列表 | List papers")
    public Page<PaperView> list(UriInfo uri) {
        Where scope = Funds.inScope("f", context.scope());
        return lists.page(
                LIST,
                uri,
                new Where("e.fundId in (select f.id from Fund f where " + scope.hql() + ")", scope.parameters()),
                PaperView::of);
    }

    @GET
    @Path("/{id}")
    @Transactional
    @Operation(summary = "文书详情 | One paper")
    public PaperView one(@PathParam("id") PaperId id) {
        return PaperView.of(visible(id));
    }

    @GET
    @Path("/{id}/file")
    @Transactional
    @Produces(FileAnswer.PDF)
    @Operation(summary = "文书 PDF | The paper as PDF")
    @APIResponse(responseCode = "200", content = @Content(mediaType = FileAnswer.PDF))
    public Response file(@PathParam("id") PaperId id) {
        Paper paper = visible(id);
        return FileAnswer.file(
                files.pdf(paper), FileAnswer.PDF, paper.kind().title().zh() + " " + paper.paperNumber() + ".pdf");
    }

    @GET
    @Path("/{id}/workbook")
    @Transactional
    @Produces(FileAnswer.XLSX)
    @Operation(summary = "ILPA 催缴与分配模板 | The notice in the ILPA capital call and distribution template")
    @APIResponse(responseCode = "200", content = @Content(mediaType = FileAnswer.XLSX))
    public Response workbook(@PathParam("id") PaperId id) {
        Paper paper = visible(id);
        return FileAnswer.file(files.workbook(paper), FileAnswer.XLSX, "ILPA " + paper.paperNumber() + ".xlsx");
    }

    /** Asked by whoever holds the paper, a partner or a bank among them: no more is told than stands on it. */
    @GET
    @Path("/verifications/{code}")
    @Transactional
    @RolesAllowed({
        Roles.PROVINCE_OFFICE,
        Roles.DEPARTMENT,
        Roles.CITY_OFFICE,
        Roles.BASE_OFFICE,
        Roles.FUND_MANAGER,
        Roles.INVESTMENT_COMMITTEE,
        Roles.ENTERPRISE,
        Roles.AUDITOR
    })
    @Operation(summary = "文书核验 | Check a paper by its code")
    public Verification verify(@PathParam("code") String code, @Nullable @QueryParam("sha256") String sha256) {
        Paper paper = entities.createQuery("from Paper p where p.code = :code", Paper.class)
                .setParameter("code", PaperCode.asPrinted(code))
                .getResultStream()
                .findFirst()
                .orElseThrow(PlatformProblem.NOT_FOUND::problem);
        Notice notice = files.notice(paper);
        String file = PaperFiles.sha256(files.pdf(paper));
        return new Verification(
                paper.untouched(),
                isSuperseded(paper),
                paper.code().printed(),
                paper.kind(),
                paper.paperNumber(),
                notice.fund().name(),
                notice.partner().name(),
                notice.noticeDate(),
                notice.payDate(),
                notice.net(),
                file,
                sha256 == null ? null : file.equals(sha256.toLowerCase(Locale.ROOT)));
    }

    private boolean isSuperseded(Paper paper) {
        return !entities.createQuery(
                        "from Paper p where p.kind = :kind and p.subjectId = :subject and p.edition > :edition",
                        Paper.class)
                .setParameter("kind", paper.kind())
                .setParameter("subject", paper.subjectId())
                .setParameter("edition", paper.edition())
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    private Paper visible(PaperId id) {
        Paper paper = Optional.ofNullable(entities.find(Paper.class, id.value()))
                .orElseThrow(PlatformProblem.NOT_FOUND::problem);
        funds.visible(paper.fundId());
        return paper;
    }
}
