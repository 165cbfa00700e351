package io.jidi.enterprise.stake;

import io.jidi.platform.consume.ReadModel;
import io.jidi.platform.consume.ReceivedEvent;
import io.jidi.platform.money.Money;
import io.jidi.platform.sql.Sql;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Follows the project library: which project is whose, how large, and how it stands. Each event carries the whole project. */
@Singleton
class StakeProjects implements ReadModel {

    static final String ADMITTED = "io.jidi.project.project.admitted";
    static final String CHANGED = "io.jidi.project.project.changed";

    private final Sql sql;

    StakeProjects(Sql sql) {
        this.sql = sql;
    }

    /** What this consumer uses of a project; an absent field is empty now. */
    record Project(
            String projectId,
            String code,
            String name,
            String status,
            @Nullable String ownerCreditCode,
            @Nullable Money totalInvestment) {

        @Nullable
        BigDecimal yuan() {
            return totalInvestment == null ? null : totalInvestment.amount();
        }
    }

    @Override
    public String consumer() {
        return "stake-projects";
    }

    @Override
    public Set<String> topics() {
        return Set.of("project.project.events.v1");
    }

    @Override
    public Set<String> types() {
        return Set.of(ADMITTED, CHANGED);
    }

    @Override
    public List<String> tables() {
        return List.of("stake_project");
    }

    @Override
    public void handle(ReceivedEvent event) {
        Project project = event.data(Project.class);
        sql.update(
                "insert into stake_project (project, code, name, status, owner_credit_code, total_investment)"
                        + " values (?, ?, ?, ?, ?, ?) on conflict (project) do update set code = excluded.code,"
                        + " name = excluded.name, status = excluded.status,"
                        + " owner_credit_code = excluded.owner_credit_code,"
                        + " total_investment = excluded.total_investment",
                project.projectId(),
                project.code(),
                project.name(),
                project.status(),
                project.ownerCreditCode(),
                project.yuan());
    }
}
