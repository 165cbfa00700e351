package io.jidi.project.base;

/** A department as shown. */
public record DepartmentView(DepartmentId id, String code, String nameZh, String nameEn) {

    static DepartmentView of(ProvincialDepartment department) {
        return new DepartmentView(department.id(), department.code(), department.nameZh(), department.nameEn());
    }
}
