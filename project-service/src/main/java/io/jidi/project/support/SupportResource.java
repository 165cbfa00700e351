package io.jidi.project.support;

import io.jidi.platform.command.Command;
import io.jidi.platform.http.Versions;
import io.jidi.platform.money.Money;
import io.jidi.platform.page.ListSpec;
import io.jidi.platform.page.Lists;
import io.jidi.platform.page.Page;
import io.jidi.platform.security.CallContext;
import io.jidi.platform.security.Roles;
import io.jidi.project.BusinessDay;
import io.jidi.project.ProjectProblem;
import io.jidi.project.Yuan;
import io.jidi.project.rules.Reason;
import io.jidi.project.support.rules.Award;
import io.jidi.project.support.rules.Clause;
import io.jidi.project.support.rules.SupportRules;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Support clauses and candidate lists over HTTP. */
@Path("/api/v1/supports")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "支持条款 | Support clauses")
@RolesAllowed({
    Roles.PROVINCE_OFFICE,
    Roles.DEPARTMENT,
    Roles.CITY_OFFICE,
    Roles.BASE_OFFICE,
    Roles.FUND_MANAGER,
    Roles.ENTERPRISE,
    Roles.AUDITOR,
    Roles.DATA_PLATFORM
})
public class SupportResource {

    private static final ListSpec<SupportList> LIST = ListSpec.of(SupportList.class)
            .text("clauseId", "e.clauseId")
            .text("occasion", "e.occasion")
            .text("regionCode", "e.regionCode")
            .choice("status", "e.status", SupportList.Status.class)
            .instant("openedAt", "e.openedAt")
            .sortedBy("-openedAt");

    private final Clauses clauses;
    private final SupportLists supportLists;
    private final OpenCandidateList openCandidateList;
    private final CheckCandidateList checkCandidateList;
    private final PublishCandidateList publishCandidateList;
    private final ConfirmCandidate confirmCandidate;
    private final PayCandidate payCandidate;
    private final RecoverAward recoverAward;
    private final CandidateReplay replay;
    private final Lists lists;
    private final CallContext call;
    private final BusinessDay day;

    SupportResource(
            Clauses clauses,
            SupportLists supportLists,
            OpenCandidateList openCandidateList,
            CheckCandidateList checkCandidateList,
            PublishCandidateList publishCandidateList,
            ConfirmCandidate confirmCandidate,
            PayCandidate payCandidate,
            RecoverAward recoverAward,
            CandidateReplay replay,
            Lists lists,
            CallContext call,
            BusinessDay day) {
        this.clauses = clauses;
        this.supportLists = supportLists;
        this.openCandidateList = openCandidateList;
        this.checkCandidateList = checkCandidateList;
        this.publishCandidateList = publishCandidateList;
        this.confirmCandidate = confirmCandidate;
        this.payCandidate = payCandidate;
        this.recoverAward = recoverAward;
        this.replay = replay;
        this.lists = lists;
        this.call = call;
        this.day = day;
    }

    /** @param confirmed only where the values were read in a source */
    @Schema(name = "SupportClause")
    record ClauseView(Clause clause, boolean confirmed, boolean inForce) {}

    public record ClauseList(List<ClauseView> items) {}

    /** One beneficiary and one thing: what each clause pays, of a stacking group only the highest. */
    @Schema(name = "CalculateSupport")
    public record Calculation(
            @Nullable LocalDate day,
            @NotEmpty @Size(max = 20) List<@Valid @NotNull Asked> clauses) {}

    /** @param interestRate of one year, 0.03 for 3 %; for interest subsidies only */
    @Schema(name = "AskedClause")
    public record Asked(
            @NotBlank String clauseId,
            @Nullable Money basis,

            @Nullable @DecimalMin("0") @DecimalMax("1") BigDecimal interestRate,

            @Nullable @Size(max = 50) String level) {}

    /** @param confirmed false: values derived or from memory, not to be quoted */
    @Schema(name = "SupportAward")
    record AwardView(
            String clauseId, Money amount, Map<String, Money> shares, boolean confirmed, List<Reason> reasons) {}

    public record Awards(List<AwardView> items, Money total) {}

    @GET
    @Path("/clauses")
    @Operation(summary = "支持条款及其出处 | Support clauses with their sources")
    public ClauseList clauses() {
        return new ClauseList(clauses.all().stream()
                .map(clause -> new ClauseView(clause, clause.status() == Clause.Status.S, clause.inForce(day.today())))
                .toList());
    }

    @POST
    @Path("/calculations")
    @Operation(summary = "测算支持金额，不写入 | Compute what the clauses pay; nothing is written")
    public Awards calculate(@Valid @NotNull Calculation calculation) {
        LocalDate asked = calculation.day() == null ? day.today() : calculation.day();
        List<SupportRules.Question> questions = new ArrayList<>();
        for (int i = 0; i < calculation.clauses().size(); i++) {
            questions.add(question(calculation.clauses().get(i), asked, "/clauses/" + i));
        }
        List<Award> awards = SupportRules.awards(questions);
        List<AwardView> views = new ArrayList<>();
        Money total = Money.zero(Money.CNY);
        for (int i = 0; i < awards.size(); i++) {
            Award award = awards.get(i);
            Map<String, Money> shares = new TreeMap<>();
            award.shares().forEach((payer, amount) -> shares.put(payer, Money.cny(amount)));
            views.add(new AwardView(
                    award.clauseId(),
                    Money.cny(award.amount()),
                    shares,
                    questions.get(i).clause().status() == Clause.Status.S,
                    award.reasons()));
            total = total.plus(Money.cny(award.amount()));
        }
        return new Awards(views, total);
    }

    private SupportRules.Question question(Asked asked, LocalDate on, String pointer) {
        Clause clause = clauses.inForce(asked.clauseId(), on, pointer + "/clauseId");
        try {
            return new SupportRules.Question(
                    clause,
                    asked.basis() == null ? null : Yuan.of(asked.basis(), pointer + "/basis"),
                    asked.interestRate(),
                    asked.level());
        } catch (IllegalArgumentException wrong) {
            throw ProjectProblem.SUPPORT_QUESTION_REFUSED.at(
                    pointer, "所给条件与条款算法 " + clause.formula() + " 不符", String.valueOf(wrong.getMessage()));
        }
    }

    @POST
    @Path("/candidate-lists")
    @Command
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.DEPARTMENT, Roles.CITY_OFFICE})
    @Operation(summary = "生成免申即享名单，逐户列明理由 | Judge who gets it without asking, with every reason")
    @APIResponseSchema(value = SupportListView.class, responseCode = "201")
    public Response open(@Valid @NotNull OpenCandidateList.Request request) {
        SupportListView view = openCandidateList.execute(request);
        return Response.created(URI.create("/api/v1/supports/candidate-lists/" + view.id()))
                .entity(view)
                .build();
    }

    @GET
    @Path("/candidate-lists")
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.DEPARTMENT, Roles.CITY_OFFICE, Roles.AUDITOR})
    @Operation(summary = "查询免申即享名单 | List candidate lists")
    public Page<SupportListView> list(UriInfo uri) {
        return lists.page(LIST, uri, SupportList.seenIn(call.scope()), SupportList::view);
    }

    @GET
    @Path("/candidate-lists/{id}")
    @Transactional
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.DEPARTMENT, Roles.CITY_OFFICE, Roles.AUDITOR})
    @Operation(summary = "读取名单及理由 | Read a list with its reasons")
    @APIResponseSchema(value = SupportListView.class, responseCode = "200")
    public Response one(@PathParam("id") CandidateListId id) {
        SupportList list = supportLists.visible(id);
        return Response.ok(supportLists.whole(list))
                .tag(Versions.tag(list.version()))
                .build();
    }

    @GET
    @Path("/candidate-lists/{id}/replay")
    @Transactional
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.DEPARTMENT, Roles.CITY_OFFICE, Roles.AUDITOR})
    @Operation(summary = "按留存数据重新判定并比对 | Decide once more from what is stored, and compare")
    @APIResponseSchema(value = CandidateReplay.Result.class, responseCode = "200")
    public Response replay(@PathParam("id") CandidateListId id) {
        return Response.ok(replay.replay(supportLists.visible(id))).build();
    }

    @POST
    @Path("/candidate-lists/{id}/checks")
    @Command
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.DEPARTMENT, Roles.CITY_OFFICE})
    @Operation(summary = "审核名单，须另一人 | Check a list; a second person does")
    @APIResponseSchema(value = SupportListView.class, responseCode = "200")
    public Response check(@PathParam("id") CandidateListId id, @Valid @NotNull CheckCandidateList.Request request) {
        return Response.ok(checkCandidateList.execute(id, request)).build();
    }

    @POST
    @Path("/candidate-lists/{id}/publications")
    @Command
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.DEPARTMENT, Roles.CITY_OFFICE})
    @Operation(summary = "公示名单 | Begin the publicity of a list")
    @APIResponseSchema(value = SupportListView.class, responseCode = "200")
    public Response publish(@PathParam("id") CandidateListId id) {
        return Response.ok(publishCandidateList.execute(id)).build();
    }

    @POST
    @Path("/candidate-lists/{id}/candidates/{creditCode}/confirmations")
    @Command
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.DEPARTMENT, Roles.CITY_OFFICE})
    @Operation(summary = "记录企业确认账户 | Record that the enterprise confirmed its account")
    @APIResponseSchema(value = SupportListView.class, responseCode = "200")
    public Response confirm(@PathParam("id") CandidateListId id, @PathParam("creditCode") String creditCode) {
        return Response.ok(confirmCandidate.execute(id, creditCode)).build();
    }

    @POST
    @Path("/candidate-lists/{id}/candidates/{creditCode}/payments")
    @Command
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.DEPARTMENT, Roles.CITY_OFFICE})
    @Operation(summary = "记录拨付 | Record the payment")
    @APIResponseSchema(value = SupportListView.class, responseCode = "200")
    public Response pay(
            @PathParam("id") CandidateListId id,
            @PathParam("creditCode") String creditCode,
            @Valid @NotNull PayCandidate.Request request) {
        return Response.ok(payCandidate.execute(id, creditCode, request)).build();
    }

    @POST
    @Path("/candidate-lists/{id}/candidates/{creditCode}/recoveries")
    @Command
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.DEPARTMENT, Roles.CITY_OFFICE})
    @Operation(summary = "记录追回 | Record money that came back")
    @APIResponseSchema(value = SupportListView.class, responseCode = "200")
    public Response recover(
            @PathParam("id") CandidateListId id,
            @PathParam("creditCode") String creditCode,
            @Valid @NotNull RecoverAward.Request request) {
        return Response.ok(recoverAward.execute(id, creditCode, request)).build();
    }
}
