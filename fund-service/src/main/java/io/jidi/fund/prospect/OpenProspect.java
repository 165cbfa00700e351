package io.jidi.fund.prospect;

import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.problem.PlatformProblem;
import io.jidi.platform.security.CallContext;
import io.jidi.platform.text.Text;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** Enters a firm by hand. */
@ApplicationScoped
class OpenProspect {

    private final Prospects prospects;
    private final CallContext call;
    private final AuditTrail audit;

    OpenProspect(Prospects prospects, CallContext call, AuditTrail audit) {
        this.prospects = prospects;
        this.call = call;
        this.audit = audit;
    }

    /** Which firm, and why. */
    record Request(
            @NotBlank @Pattern(regexp = "[0-9A-HJ-NPQRTUWXY]{18}")
            String creditCode,

            @NotBlank @Size(max = 200) String enterpriseName,
            @NotBlank @Pattern(regexp = "[0-9]{6}") String regionCode,
            @NotBlank @Size(max = 500) String reason) {}

    Prospect.View execute(Request request) {
        if (!call.scope().coversRegion(request.regionCode())) {
            throw PlatformProblem.FORBIDDEN.at("/regionCode", "该地区不在管辖范围", "The region is out of your scope");
        }
        ProspectId id = prospects
                .open(new Prospects.New(
                        request.creditCode(),
                        request.enterpriseName(),
                        request.regionCode(),
                        Prospect.Origin.HAND,
                        null,
                        null,
                        null,
                        null,
                        null,
                        Text.of(request.reason(), request.reason()),
                        null))
                .orElseThrow(() -> PlatformProblem.CONFLICT.at(
                        "/creditCode", "该企业已有未了结的手工储备线索", "A prospect by hand is open for this firm"));
        Prospect.View view = prospects.view(prospects.locked(id));
        audit.record("OPEN_PROSPECT", id.wire(), request.reason(), null, view);
        return view;
    }
}
