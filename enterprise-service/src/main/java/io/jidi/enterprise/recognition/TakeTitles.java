package io.jidi.enterprise.recognition;

import com.fasterxml.jackson.databind.JsonNode;
import io.jidi.enterprise.EnterpriseEvents;
import io.jidi.enterprise.enterprise.EnterpriseRegistry;
import io.jidi.enterprise.recognition.rules.Title;
import io.jidi.platform.consume.EventHandler;
import io.jidi.platform.consume.ReceivedEvent;
import io.jidi.platform.event.NewEvent;
import io.jidi.platform.event.Outbox;
import io.jidi.platform.problem.Problem;
import io.jidi.platform.security.DataScope;
import io.jidi.platform.text.Text;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Takes titles that platforms hand in, as the office takes those of a published list, and says of each revision what became of
 * it. A platform is heard for the regions of its grant alone; that an enterprise lies elsewhere it is not told.
 */
@ApplicationScoped
class TakeTitles implements EventHandler {

    private static final String KIND = "titles";

    private final EnterpriseRegistry registry;
    private final Titles titles;
    private final RecordTitle recordTitle;
    private final Validator validator;
    private final Outbox outbox;

    TakeTitles(
            EnterpriseRegistry registry, Titles titles, RecordTitle recordTitle, Validator validator, Outbox outbox) {
        this.registry = registry;
        this.titles = titles;
        this.recordTitle = recordTitle;
        this.validator = validator;
        this.outbox = outbox;
    }

    /** @param regions absent in events of before they said so: then of none */
    record Received(
            InboundRecordId id,
            String kind,
            long rev,
            @Nullable Set<String> regions,
            JsonNode data) {}

    /** What becomes of a revision. */
    enum Outcome {
        TAKEN,
        REFUSED
    }

    /** Data of {@code …inbound.settled}. */
    record Settled(
            InboundRecordId inboundId,
            String kind,
            long rev,
            Outcome outcome,
            @Nullable String code,
            @Nullable Text reason,
            @Nullable String reference) {}

    /** Why a record is not taken; nothing was written. */
    private static final class Refusal extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final String code;
        private final transient Text reason;

        Refusal(String code, String zh, String en) {
            super(code, null, false, false);
            this.code = code;
            this.reason = Text.of(zh, en);
        }
    }

    @Override
    public String consumer() {
        return "inbound-titles";
    }

    @Override
    public Set<String> topics() {
        return Set.of("exchange.inbound.events.v1");
    }

    @Override
    public Set<String> types() {
        return Set.of("io.jidi.exchange.inbound.received");
    }

    @Override
    public void handle(ReceivedEvent event) {
        Received received = event.data(Received.class);
        if (!received.kind().equals(KIND)) {
            return;
        }
        try {
            GivenTitle taken = take(received);
            settle(received, Outcome.TAKEN, null, null, taken.id().wire());
        } catch (Refusal refusal) {
            settle(received, Outcome.REFUSED, refusal.code, refusal.reason, null);
        } catch (Problem problem) {
            settle(received, Outcome.REFUSED, problem.type().name(), reason(problem), null);
        }
    }

    private GivenTitle take(Received received) {
        JsonNode data = received.data();
        EnterpriseRegistry.Registered enterprise = registry.lockForSystem(text(data, "creditCode"))
                .filter(one -> scope(received).coversRegion(one.regionCode()))
                .orElseThrow(() -> new Refusal(
                        "ENTERPRISE_UNKNOWN",
                        "授权区域内没有以该统一社会信用代码登记的企业",
                        "Within the regions granted no enterprise is registered under the credit code"));
        RecordTitle.Request request = new RecordTitle.Request(
                enterprise.id(),
                title(text(data, "title")),
                date(data, "validFrom"),
                data.hasNonNull("validUntil") ? date(data, "validUntil") : null,
                text(data, "documentNo"),
                data.hasNonNull("batch") ? text(data, "batch") : null,
                text(data, "certificateNo"));
        requireValid(request);
        Optional<GivenTitle> known =
                titles.byCertificate(request.certificateNo().strip());
        if (known.isPresent()) {
            return same(known.get(), request);
        }
        return recordTitle.execute(enterprise, request);
    }

    /** The record of a title that is here already is taken, however it came here; another under its number is not. */
    private static GivenTitle same(GivenTitle known, RecordTitle.Request request) {
        boolean same = known.enterpriseId().equals(request.enterpriseId())
                && known.title() == request.title()
                && known.validFrom().equals(request.validFrom())
                && (request.validUntil() == null || known.validUntil().equals(request.validUntil()))
                && known.documentNo().equals(request.documentNo().strip());
        if (!same) {
            throw new Refusal(
                    "CERTIFICATE_TAKEN",
                    "证书编号已登记，内容不同；更正须由主管部门撤销后重新登记",
                    "The certificate number is taken with other content; the office revokes it before it is entered anew");
        }
        return known;
    }

    private void requireValid(RecordTitle.Request request) {
        String wrong = validator.validate(request).stream()
                .map(ConstraintViolation::getPropertyPath)
                .map(Object::toString)
                .sorted()
                .distinct()
                .collect(Collectors.joining(", "));
        if (!wrong.isEmpty()) {
            throw new Refusal("INVALID_FIELD", "字段不符合要求：" + wrong, "Fields are not as they must be: " + wrong);
        }
    }

    private static DataScope scope(Received received) {
        Set<String> regions = received.regions() == null ? Set.of() : received.regions();
        return new DataScope(regions, Set.of(), Set.of(), Set.of());
    }

    private static Title title(String code) {
        try {
            return Title.valueOf(code);
        } catch (IllegalArgumentException e) {
            String known = List.of(Title.values()).toString();
            throw new Refusal(
                    "TITLE_UNKNOWN",
                    "没有称号 " + code + "，应为 " + known,
                    "There is no title " + code + "; known are " + known);
        }
    }

    private static LocalDate date(JsonNode data, String field) {
        String text = text(data, field);
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new Refusal("INVALID_FIELD", field + " 不是日期：" + text, field + " is no date: " + text);
        }
    }

    private static String text(JsonNode data, String field) {
        String text = data.path(field).asText("");
        if (text.isBlank()) {
            throw new Refusal("INVALID_FIELD", "缺少 " + field, field + " is missing");
        }
        return text;
    }

    private static Text reason(Problem problem) {
        return problem.errors().isEmpty()
                ? problem.detail()
                : problem.errors().get(0).message();
    }

    private void settle(
            Received received,
            Outcome outcome,
            @Nullable String code,
            @Nullable Text reason,
            @Nullable String reference) {
        outbox.append(new NewEvent(
                EnterpriseEvents.INBOUND,
                EnterpriseEvents.INBOUND.type("settled"),
                1,
                received.id(),
                new Settled(received.id(), KIND, received.rev(), outcome, code, reason, reference),
                null,
                // As what was handed in: for the province alone.
                "region:340000"));
    }
}
