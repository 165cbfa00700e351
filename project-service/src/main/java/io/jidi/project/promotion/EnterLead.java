package io.jidi.project.promotion;

import io.jidi.platform.id.Uuid7;
import io.jidi.platform.money.Money;
import io.jidi.platform.security.CallContext;
import io.jidi.platform.sql.Sql;
import io.jidi.project.BusinessDay;
import io.jidi.project.ProjectProblem;
import io.jidi.project.Territory;
import io.jidi.project.Yuan;
import io.jidi.project.base.ProgrammeSeed;
import io.jidi.project.promotion.Lead.InvestorType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Enters a lead that is negotiated about. */
@ApplicationScoped
class EnterLead {

    private final Leads leads;
    private final EntityManager entities;
    private final ProgrammeSeed seed;
    private final Sql sql;
    private final CallContext call;
    private final Uuid7 ids;
    private final BusinessDay day;

    EnterLead(
            Leads leads,
            EntityManager entities,
            ProgrammeSeed seed,
            Sql sql,
            CallContext call,
            Uuid7 ids,
            BusinessDay day) {
        this.leads = leads;
        this.entities = entities;
        this.seed = seed;
        this.sql = sql;
        this.call = call;
        this.ids = ids;
        this.day = day;
    }

    /** @param sourceRegion province or country the investor comes from */
    @Schema(name = "EnterLead")
    record Request(
            @NotBlank @Size(max = 200) String name,
            @NotBlank @Size(max = 200) String investor,
            @NotNull InvestorType investorType,
            @NotBlank @Size(max = 100) String sourceRegion,
            @NotBlank @Size(max = 100) String industry,
            @NotNull Money planned,
            @NotNull @Pattern(regexp = "[0-9]{6}") String regionCode,
            @Nullable @Size(max = 32) String baseCode,
            @Nullable @Pattern(regexp = "[0-9A-Z]{18}") String ownerCreditCode,
            @NotNull LocalDate since,
            @NotBlank @Size(max = 500) String evidence) {}

    LeadView execute(Request request) {
        seed.requireRegion(request.regionCode(), "/regionCode");
        Territory.requireWritable(call.scope(), request.regionCode(), request.baseCode());
        if (request.baseCode() != null
                && sql.number("select count(*) from industry_base where code = ?", request.baseCode()) == 0) {
            throw ProjectProblem.ITEM_LINK_UNKNOWN.at(
                    "/baseCode", "没有基地 " + request.baseCode(), "There is no base " + request.baseCode());
        }
        requirePast(request.since(), "/since", day.today());
        Lead lead = new Lead(new LeadId(ids.next()), request, Yuan.of(request.planned(), "/planned"), day.now());
        entities.persist(lead);
        entities.flush();
        leads.step(lead, null, request.since(), request.evidence());
        return leads.done(lead, "ENTER_LEAD", null, request.since());
    }

    static void requirePast(LocalDate date, String pointer, LocalDate today) {
        if (date.isAfter(today)) {
            throw ProjectProblem.LEAD_REFUSED.at(pointer, "日期不得晚于今天", "Not after today");
        }
    }
}
