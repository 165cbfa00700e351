package io.jidi.project.base;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.UUID;

/** A department that answers for measures and projects. */
@Entity
@Table(name = "department")
class ProvincialDepartment {

    @Id
    private UUID id = new UUID(0, 0);

    private String code = "";

    @Column(name = "name_zh")
    private String nameZh = "";

    @Column(name = "name_en")
    private String nameEn = "";

    @Version
    private long version;

    protected ProvincialDepartment() {}

    ProvincialDepartment(DepartmentId id, String code, String nameZh, String nameEn) {
        this.id = id.value();
        this.code = code;
        this.nameZh = nameZh;
        this.nameEn = nameEn;
    }

    DepartmentId id() {
        return new DepartmentId(id);
    }

    String code() {
        return code;
    }

    String nameZh() {
        return nameZh;
    }

    String nameEn() {
        return nameEn;
    }

    long version() {
        return version;
    }
}
