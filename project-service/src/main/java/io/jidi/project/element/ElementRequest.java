package io.jidi.project.element;

import io.jidi.project.ElementSupply;
import io.jidi.project.library.Project;
import io.jidi.project.library.ProjectId;
import io.jidi.project.library.rules.FundSource;
import io.jidi.project.rules.ElementKind;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A request for something that a project lacks: 提出, 受理, 会商 and 承办, 办结 or 不予, 评价. */
@Entity
@Table(name = "element_request")
class ElementRequest {

    /** Where the request stands; a postponement keeps it in hand with another deadline. */
    public enum Status {
        RAISED,
        ACCEPTED,
        IN_HAND,
        DONE,
        REFUSED,
        EVALUATED
    }

    @Id
    private UUID id = new UUID(0, 0);

    @Column(name = "project_id")
    private UUID projectId = new UUID(0, 0);

    @Enumerated(EnumType.STRING)
    private ElementKind kind = ElementKind.LAND;

    private String title = "";

    @Column(name = "unit_of_amount")
    private String unitOfAmount = "";

    private BigDecimal needed = BigDecimal.ZERO;
    private BigDecimal quota = BigDecimal.ZERO;
    private BigDecimal secured = BigDecimal.ZERO;

    @Column(name = "document_number")
    private @Nullable String documentNumber;

    private @Nullable String pollutant;

    @Column(name = "forest_land")
    private boolean forestLand;

    @Enumerated(EnumType.STRING)
    @Column(name = "fund_source")
    private @Nullable FundSource fundSource;

    private @Nullable String note;

    @Column(name = "needed_by")
    private LocalDate neededBy = LocalDate.EPOCH;

    @Enumerated(EnumType.STRING)
    private Status status = Status.RAISED;

    @Column(name = "raised_date")
    private LocalDate raisedDate = LocalDate.EPOCH;

    @Column(name = "accepted_date")
    private @Nullable LocalDate acceptedDate;

    @Column(name = "meeting_date")
    private @Nullable LocalDate meetingDate;

    private @Nullable String decision;
    private @Nullable String unit;

    @Column(name = "first_deadline")
    private @Nullable LocalDate firstDeadline;

    private @Nullable LocalDate deadline;
    private int extensions;

    @Column(name = "closed_date")
    private @Nullable LocalDate closedDate;

    private @Nullable String outcome;
    private @Nullable Integer score;
    private @Nullable String evaluation;

    @Column(name = "base_code")
    private @Nullable String baseCode;

    @Column(name = "region_code")
    private String regionCode = "";

    @Column(name = "owner_credit_code")
    private @Nullable String ownerCreditCode;

    @Column(name = "project_name")
    private String projectName = "";

    @Version
    private long version;

    protected ElementRequest() {}

    ElementRequest(ElementId id, Project project, RaiseElementRequest.Request given, LocalDate day) {
        this.id = id.value();
        this.projectId = project.id().value();
        this.kind = given.kind();
        this.title = given.title().strip();
        this.unitOfAmount = given.kind().unit();
        this.needed = given.needed();
        this.quota = given.quota() == null ? BigDecimal.ZERO : given.quota();
        this.secured = given.secured() == null ? BigDecimal.ZERO : given.secured();
        this.documentNumber = given.documentNumber();
        this.pollutant = given.pollutant();
        this.forestLand = Boolean.TRUE.equals(given.forestLand());
        this.fundSource = given.fundSource();
        this.note = given.note();
        this.neededBy = given.neededBy();
        this.raisedDate = day;
        this.baseCode = project.baseCode();
        this.regionCode = project.regionCode();
        this.ownerCreditCode = project.ownerCreditCode();
        this.projectName = project.name();
    }

    void accept(LocalDate day) {
        status = Status.ACCEPTED;
        acceptedDate = day;
    }

    void consult(LocalDate meeting, String decided, String byUnit, LocalDate until) {
        status = Status.IN_HAND;
        meetingDate = meeting;
        decision = decided;
        unit = byUnit;
        firstDeadline = until;
        deadline = until;
    }

    void extend(LocalDate until) {
        deadline = until;
        extensions++;
    }

    void close(Status as, String result, BigDecimal securedNow, @Nullable String document, LocalDate day) {
        status = as;
        outcome = result;
        secured = securedNow;
        documentNumber = document == null ? documentNumber : document;
        closedDate = day;
    }

    void evaluate(int points, @Nullable String words) {
        status = Status.EVALUATED;
        score = points;
        evaluation = words;
    }

    ElementId id() {
        return new ElementId(id);
    }

    ProjectId project() {
        return new ProjectId(projectId);
    }

    ElementKind kind() {
        return kind;
    }

    Status status() {
        return status;
    }

    BigDecimal needed() {
        return needed;
    }

    BigDecimal secured() {
        return secured;
    }

    @Nullable
    String documentNumber() {
        return documentNumber;
    }

    LocalDate neededBy() {
        return neededBy;
    }

    LocalDate raisedDate() {
        return raisedDate;
    }

    @Nullable
    LocalDate deadline() {
        return deadline;
    }

    @Nullable
    LocalDate firstDeadline() {
        return firstDeadline;
    }

    @Nullable
    LocalDate closedDate() {
        return closedDate;
    }

    @Nullable
    String ownerCreditCode() {
        return ownerCreditCode;
    }

    String projectName() {
        return projectName;
    }

    String regionCode() {
        return regionCode;
    }

    long version() {
        return version;
    }

    /** As it is told to others. */
    ElementTelling.ElementFact fact(Project project) {
        return new ElementTelling.ElementFact(
                id(),
                project(),
                project.code(),
                baseCode,
                regionCode,
                kind,
                title,
                status,
                ElementSupply.of(kind, needed, quota, secured),
                documentNumber,
                pollutant,
                forestLand,
                fundSource,
                neededBy,
                raisedDate,
                acceptedDate,
                meetingDate,
                unit,
                firstDeadline,
                deadline,
                extensions,
                closedDate,
                score);
    }

    /** @param answers deals of funds with the owner, for a funds request */
    ElementView view(LocalDate today, java.util.List<ElementView.Answer> answers) {
        LocalDate until = deadline;
        return new ElementView(
                id(),
                project(),
                projectName,
                baseCode,
                regionCode,
                kind,
                title,
                unitOfAmount,
                needed,
                quota,
                secured,
                needed.subtract(secured).max(BigDecimal.ZERO),
                documentNumber,
                pollutant,
                forestLand,
                fundSource,
                note,
                neededBy,
                status,
                raisedDate,
                acceptedDate,
                meetingDate,
                decision,
                unit,
                firstDeadline,
                until,
                extensions,
                status == Status.IN_HAND && until != null && until.isBefore(today),
                closedDate,
                outcome,
                score,
                evaluation,
                answers);
    }
}
