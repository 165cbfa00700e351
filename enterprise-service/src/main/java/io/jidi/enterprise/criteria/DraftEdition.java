package io.jidi.enterprise.criteria;

import io.jidi.enterprise.EnterpriseProblem;
import io.jidi.enterprise.criteria.rules.Edition;
import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.id.Uuid7;
import io.jidi.platform.problem.Problem;
import io.jidi.platform.security.CallContext;
import io.jidi.platform.time.ClockSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;

/** Takes a proposed edition, checked as a whole and against the editions there are. */
@ApplicationScoped
class DraftEdition {

    /** Root of the places named in refusals. */
    static final String PLACE = "";

    private static final int MOST_BYTES = 512 * 1024;

    private final EditionRegistry registry;
    private final EntityManager entities;
    private final AuditTrail audit;
    private final Uuid7 ids;
    private final Clock clock;
    private final CallContext call;

    DraftEdition(
            EditionRegistry registry,
            EntityManager entities,
            AuditTrail audit,
            Uuid7 ids,
            Clock clock,
            CallContext call) {
        this.registry = registry;
        this.entities = entities;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
        this.call = call;
    }

    /** What the text says, or a refusal that names the place. Writes nothing. */
    Edition check(byte[] body) {
        return check(text(body), today());
    }

    EditionDraft execute(byte[] body) {
        String text = text(body);
        Edition edition = check(text, today());
        EditionDraft draft = new EditionDraft(
                new DraftId(ids.next()), edition, text, call.caller().userId(), clock.instant());
        entities.persist(draft);
        audit.record("DRAFT_EDITION", draft.id().wire(), null, null, EditionDraftView.of(draft));
        return draft;
    }

    /** Also asked at approval, because other editions may have come in between. */
    Edition check(String text, LocalDate today) {
        Edition edition;
        try {
            edition = registry.check(text);
        } catch (InvalidEdition wrong) {
            throw refusal(wrong);
        }
        if (edition.validity().stream().anyMatch(period -> !period.from().isAfter(today))) {
            throw EnterpriseProblem.ENTERPRISE_EDITION_TOO_LATE.at(
                    "/validity",
                    "新版本须自今天（" + today + "）之后的某日起适用",
                    "A new edition begins on a day after today, " + today);
        }
        return edition;
    }

    /** A draft read again, whether or not it still fits beside the others. */
    Edition read(String text) {
        try {
            return registry.current().alone(PLACE, text);
        } catch (InvalidEdition wrong) {
            throw refusal(wrong);
        }
    }

    private static Problem refusal(InvalidEdition wrong) {
        return EnterpriseProblem.ENTERPRISE_EDITION_INVALID.at(
                wrong.pointer(),
                "标准文件“" + wrong.pointer() + "”处有误：" + wrong.problem().zh(),
                "The edition is wrong at \"" + wrong.pointer() + "\": "
                        + wrong.problem().en());
    }

    private static String text(byte[] body) {
        if (body.length > MOST_BYTES) {
            throw EnterpriseProblem.ENTERPRISE_EDITION_INVALID.problem(
                    "标准文件超过 512 KB", "The edition is larger than 512 KB");
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException wrong) {
            throw EnterpriseProblem.ENTERPRISE_EDITION_INVALID.problem(
                    "标准文件不是 UTF-8 编码", "The edition is not in UTF-8");
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ClockSource.BUSINESS_ZONE);
    }
}
