package io.jidi.project.library;

import io.jidi.project.library.rules.AdmissionDecision;
import io.jidi.project.library.rules.ProjectKind;
import io.jidi.project.library.rules.ProjectStatus;
import io.jidi.project.rules.ProjectClass;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.hibernate.annotations.BatchSize;
import org.jspecify.annotations.Nullable;

/** A project of the library with its present state. */
@Entity
@Table(name = "project")
public class Project {

    @Id
    private UUID id = new UUID(0, 0);

    private String code = "";
    private String name = "";

    @Enumerated(EnumType.STRING)
    private ProjectKind kind = ProjectKind.INDUSTRIAL;

    @Column(name = "base_code")
    private @Nullable String baseCode;

    private List<Integer> fields = new ArrayList<>();

    @Column(name = "region_code")
    private String regionCode = "";

    @Column(name = "total_investment")
    private @Nullable BigDecimal totalInvestment;

    @Column(name = "owner_credit_code")
    private @Nullable String ownerCreditCode;

    @Column(name = "owner_name")
    private @Nullable String ownerName;

    @Column(name = "preparation_documents")
    private List<String> preparationDocuments = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "project_code", joinColumns = @JoinColumn(name = "project_id"))
    @OrderBy("code")
    @BatchSize(size = 200)
    private List<StoredCode> codes = new ArrayList<>();

    @Column(name = "elements_listed")
    private boolean elementsListed;

    @ElementCollection
    @CollectionTable(name = "project_element", joinColumns = @JoinColumn(name = "project_id"))
    @OrderBy("kind")
    private List<StoredElement> elements = new ArrayList<>();

    @Embedded
    private ClassFlags classes = new ClassFlags(false, false, false, true);

    @Enumerated(EnumType.STRING)
    private ProjectStatus status = ProjectStatus.RESERVED;

    @Column(name = "admitted_date")
    private LocalDate admittedDate = LocalDate.EPOCH;

    @Column(name = "admission_edition")
    private String admissionEdition = "";

    @Enumerated(EnumType.STRING)
    @Column(name = "admission_outcome")
    private AdmissionDecision.Outcome admissionOutcome = AdmissionDecision.Outcome.RESERVE;

    /** The checklist's findings as JSON, as they were shown. */
    @Column(name = "admission_findings")
    private String admissionFindings = "[]";

    @Column(name = "dispatched_from")
    private LocalDate dispatchedFrom = LocalDate.EPOCH;

    /** 军民融合 (policy row 81): others than those who answer for it neither see the project nor its name in events. */
    private boolean restricted;

    @Column(name = "updated_at")
    private Instant updatedAt = Instant.EPOCH;

    @Version
    private long version;

    protected Project() {}

    Project(ProjectId id, String code, LocalDate admittedDate, YearMonth dispatchedFrom) {
        this.id = id.value();
        this.code = code;
        this.admittedDate = admittedDate;
        this.dispatchedFrom = dispatchedFrom.atDay(1);
    }

    /** Replaces the record; the codes must have been found valid. */
    void take(ProjectRecord record, List<StoredCode> checkedCodes, Instant now) {
        name = record.name();
        kind = record.kind();
        baseCode = record.baseCode();
        fields = new ArrayList<>(new TreeSet<>(record.fields()));
        regionCode = record.regionCode();
        totalInvestment = record.totalInvestment();
        ownerCreditCode = record.ownerCreditCode();
        ownerName = record.ownerName();
        preparationDocuments = new ArrayList<>(record.preparationDocuments());
        if (!codes.equals(checkedCodes)) {
            codes = new ArrayList<>(checkedCodes);
        }
        elementsListed = record.elements() != null;
        List<StoredElement> listed = record.elements() == null
                ? List.of()
                : record.elements().stream()
                        .map(element ->
                                new StoredElement(element.kind(), element.needed(), element.secured(), element.note()))
                        .toList();
        elements = new ArrayList<>(listed);
        updatedAt = now;
    }

    void restrict(boolean now) {
        restricted = now;
    }

    /** Civil-military and the like (row 81): what names it is shown to few. */
    public boolean restricted() {
        return restricted;
    }

    /** Its name where it is told to others: a restricted project has none there. */
    public String publicName() {
        return restricted ? "受限项目" : name;
    }

    /** Its owner where it is told to others; null for a restricted project. */
    public @Nullable String publicOwner() {
        return restricted ? null : ownerCreditCode;
    }

    /** Keeps what the checklist decided with the edition it was decided by. */
    void decided(AdmissionDecision decision, String findings) {
        admissionEdition = decision.editionId();
        admissionOutcome = decision.outcome();
        admissionFindings = findings;
    }

    void classify(Set<ProjectClass> now) {
        classes = ClassFlags.of(now);
    }

    void enter(ProjectStatus to, Instant now) {
        status = to;
        updatedAt = now;
        if (to == ProjectStatus.EXITED) {
            codes = new ArrayList<>(codes.stream()
                    .map(one -> new StoredCode(one.code(), one.form(), one.principal(), false))
                    .toList());
        }
    }

    /** Reports are due and lights are drawn from this month on. */
    void dispatchFrom(YearMonth month) {
        dispatchedFrom = month.atDay(1);
    }

    void touch(Instant now) {
        updatedAt = now;
    }

    ProjectRecord record() {
        return new ProjectRecord(
                name,
                kind,
                baseCode,
                Set.copyOf(fields),
                regionCode,
                totalInvestment,
                codes.stream()
                        .map(one -> new ProjectRecord.GivenCode(one.code(), one.principal()))
                        .toList(),
                List.copyOf(preparationDocuments),
                ownerCreditCode,
                ownerName,
                elementsListed
                        ? elements.stream()
                                .map(one -> new ProjectRecord.GivenElement(
                                        one.kind(), one.needed(), one.secured(), one.note()))
                                .toList()
                        : null);
    }

    public ProjectId id() {
        return new ProjectId(id);
    }

    public String code() {
        return code;
    }

    public String name() {
        return name;
    }

    public @Nullable String baseCode() {
        return baseCode;
    }

    public String regionCode() {
        return regionCode;
    }

    public @Nullable String ownerCreditCode() {
        return ownerCreditCode;
    }

    public ProjectStatus status() {
        return status;
    }

    public Set<ProjectClass> classes() {
        return classes.classes();
    }

    public YearMonth dispatchedFrom() {
        return YearMonth.from(dispatchedFrom);
    }

    public long version() {
        return version;
    }

    LocalDate admittedDate() {
        return admittedDate;
    }

    String admissionEdition() {
        return admissionEdition;
    }

    AdmissionDecision.Outcome admissionOutcome() {
        return admissionOutcome;
    }

    String admissionFindings() {
        return admissionFindings;
    }

    List<StoredCode> codes() {
        return List.copyOf(codes);
    }

    Instant updatedAt() {
        return updatedAt;
    }

    /** The mark of its events: who may see one of these may see them. Nobody's scope covers a restricted project's. */
    public String dataScope() {
        return restricted ? "restricted:" + code : accessScope();
    }

    /** Who may see one of these may see the project. */
    String accessScope() {
        return "region:" + regionCode
                + (baseCode == null ? "" : ",base:" + baseCode)
                + (ownerCreditCode == null ? "" : ",enterprise:" + ownerCreditCode);
    }
}
