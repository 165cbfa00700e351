package io.jidi.project.library;

import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.http.Versions;
import io.jidi.platform.money.Money;
import io.jidi.project.BusinessDay;
import io.jidi.project.ProjectProblem;
import io.jidi.project.Yuan;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Keeps a new revision of a project's record; earlier ones stay. */
@ApplicationScoped
class KeepProfile {

    private final Projects projects;
    private final Profiles profiles;
    private final AuditTrail audit;
    private final BusinessDay day;

    KeepProfile(Projects projects, Profiles profiles, AuditTrail audit, BusinessDay day) {
        this.projects = projects;
        this.profiles = profiles;
        this.audit = audit;
        this.day = day;
    }

    Profiles.Kept execute(ProjectId id, @Nullable String ifMatch, ProjectProfile request) {
        Project project = projects.inLibrary(id);
        int present = profiles.latest(project).revision();
        Versions.requireMatch(ifMatch, present);
        requirePossible(id, request);
        profiles.keep(id, present + 1, request);
        project.touch(day.now());
        // Persons stay out of the trail: it is kept longer and read by others.
        audit.record("KEEP_PROFILE", id.wire(), null, present, request.masked());
        return profiles.latest(project);
    }

    private void requirePossible(ProjectId id, ProjectProfile request) {
        ProjectProfile.Identity identity = request.identity();
        ProjectId parent = identity == null ? null : identity.parentProject();
        if (parent != null && (parent.equals(id) || !profiles.exists(parent.value()))) {
            throw ProjectProblem.PROFILE_REFUSED.at(
                    "/identity/parentProject",
                    "上级项目不存在或为项目自身",
                    "There is no such parent project, or it is the project itself");
        }
        List<ProjectProfile.Funding> funding = request.funding() == null ? List.of() : request.funding();
        Set<Object> seen = new HashSet<>();
        for (int i = 0; i < funding.size(); i++) {
            ProjectProfile.Funding one = funding.get(i);
            String at = "/funding/" + i;
            if (!seen.add(one.source())) {
                throw ProjectProblem.PROFILE_REFUSED.at(at + "/source", "同一来源只填一次", "A source stands once");
            }
            Yuan.of(one.total(), at + "/total");
            optional(one.applied(), at + "/applied");
            optional(one.completed(), at + "/completed");
            requireYearsOnce(one, at);
        }
    }

    private static void requireYearsOnce(ProjectProfile.Funding funding, String at) {
        List<ProjectProfile.YearAmount> years = funding.years() == null ? List.of() : funding.years();
        Set<Integer> seen = new HashSet<>();
        for (int y = 0; y < years.size(); y++) {
            Yuan.of(years.get(y).planned(), at + "/years/" + y + "/planned");
            if (!seen.add(years.get(y).year())) {
                throw ProjectProblem.PROFILE_REFUSED.at(at + "/years/" + y, "同一年度只填一次", "A year stands once");
            }
        }
        List<ProjectProfile.Grant> grants = funding.granted() == null ? List.of() : funding.granted();
        for (int g = 0; g < grants.size(); g++) {
            Yuan.of(grants.get(g).amount(), at + "/granted/" + g + "/amount");
        }
    }

    private static void optional(@Nullable Money money, String pointer) {
        if (money != null) {
            Yuan.of(money, pointer);
        }
    }
}
