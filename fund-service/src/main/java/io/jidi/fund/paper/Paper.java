package io.jidi.fund.paper;

import io.jidi.fund.fund.FundId;
import io.jidi.fund.fund.PartnerId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** A paper as it went out. Never changed: a later edition takes its place. */
@Entity
@Table(name = "paper")
class Paper {

    @Id
    private UUID id = new UUID(0, 0);

    @Column(name = "fund_id")
    private UUID fundId = new UUID(0, 0);

    @Enumerated(EnumType.STRING)
    private PaperKind kind = PaperKind.CAPITAL_CALL_NOTICE;

    @Column(name = "subject_id")
    private UUID subjectId = new UUID(0, 0);

    @Column(name = "partner_id")
    private UUID partnerId = new UUID(0, 0);

    private int edition = 1;

    @Column(name = "paper_number")
    private String paperNumber = "";

    @Column(name = "notice_date")
    private LocalDate noticeDate = LocalDate.EPOCH;

    private String content = "";
    private String digest = "";
    private String code = "";

    @Column(name = "issued_at")
    private Instant issuedAt = Instant.EPOCH;

    private String actor = "";

    protected Paper() {}

    Paper(
            PaperId id,
            FundId fund,
            UUID subject,
            PartnerId partner,
            int edition,
            Notice notice,
            String content,
            Instant issuedAt,
            String actor) {
        PaperCode checked = PaperCode.of(content);
        this.id = id.value();
        this.fundId = fund.value();
        this.kind = notice.kind();
        this.subjectId = subject;
        this.partnerId = partner.value();
        this.edition = edition;
        this.paperNumber = notice.paperNumber();
        this.noticeDate = notice.noticeDate();
        this.content = content;
        this.digest = checked.digest();
        this.code = checked.printed();
        this.issuedAt = issuedAt;
        this.actor = actor;
    }

    PaperId id() {
        return new PaperId(id);
    }

    FundId fundId() {
        return new FundId(fundId);
    }

    PaperKind kind() {
        return kind;
    }

    UUID subjectId() {
        return subjectId;
    }

    PartnerId partnerId() {
        return new PartnerId(partnerId);
    }

    int edition() {
        return edition;
    }

    String paperNumber() {
        return paperNumber;
    }

    LocalDate noticeDate() {
        return noticeDate;
    }

    String content() {
        return content;
    }

    PaperCode code() {
        return new PaperCode(digest);
    }

    Instant issuedAt() {
        return issuedAt;
    }

    String actor() {
        return actor;
    }

    /** Whether the content is still what the digest and the printed code were made of. */
    boolean untouched() {
        PaperCode now = PaperCode.of(content);
        return now.digest().equals(digest) && now.printed().equals(code);
    }
}
