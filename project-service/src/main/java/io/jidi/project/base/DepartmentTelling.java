package io.jidi.project.base;

import io.jidi.platform.event.NewEvent;
import io.jidi.platform.event.Outbox;
import io.jidi.platform.sql.Sql;
import io.jidi.project.ProjectEvents;
import io.jidi.project.telling.FirstTelling;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Tells of departments; which there are is public. */
@ApplicationScoped
class DepartmentTelling implements FirstTelling {

    private static final int BATCH = 50;

    private final Sql sql;
    private final Outbox outbox;

    DepartmentTelling(Sql sql, Outbox outbox) {
        this.sql = sql;
        this.outbox = outbox;
    }

    /** The data of the event are the department as shown. */
    static NewEvent entered(DepartmentView department) {
        return new NewEvent(
                ProjectEvents.DEPARTMENT,
                ProjectEvents.DEPARTMENT.type("entered"),
                1,
                department.id(),
                department,
                null,
                "");
    }

    @Override
    public String what() {
        return "departments";
    }

    @Override
    public Optional<UUID> tellAfter(UUID after) {
        List<DepartmentView> next = sql.list(
                "select id, code, name_zh, name_en from department where id > ? order by id limit " + BATCH,
                row -> new DepartmentView(
                        new DepartmentId(row.getObject(1, UUID.class)),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4)),
                after);
        outbox.append(next.stream().map(DepartmentTelling::entered).toList());
        return next.isEmpty()
                ? Optional.empty()
                : Optional.of(next.get(next.size() - 1).id().value());
    }
}
