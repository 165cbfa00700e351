package io.jidi.project.base;

import io.jidi.project.ProjectProblem;
import io.jidi.project.edition.StrictJson;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The programme as the policy 安徽省新一代人工智能产业基地建设实施方案 states it, read from the files shipped with the service and
 * checked against each other and against the policy text. Immutable.
 */
public final class ProgrammeSeed {

    private static final String FOLDER = "/base/";
    private static final String POLICY = "/policy/anhui-ai-industry-bases.txt";

    private final String policyText;
    private final List<Region> regions;
    private final List<Base> bases;
    private final List<FocusArea> sharedFields;
    private final List<Department> departments;
    private final List<Measure> measures;
    private final List<NamedProject> namedProjects;

    private ProgrammeSeed(
            String policyText,
            RegionsFile regions,
            BasesFile bases,
            DepartmentsFile departments,
            NamedProjectsFile projects) {
        this.policyText = policyText;
        this.regions = unique(regions.regions(), Region::code);
        this.bases = unique(bases.bases(), Base::code);
        this.sharedFields = List.copyOf(bases.sharedFields());
        this.departments = unique(departments.departments(), Department::code);
        this.measures = unique(departments.measures(), Measure::code);
        this.namedProjects = unique(projects.projects(), NamedProject::code);
        checkReferences();
        checkQuotes();
    }

    /** @throws IllegalStateException if a file is missing, misspelt, or says what the policy does not */
    public static ProgrammeSeed shipped() {
        return new ProgrammeSeed(
                StrictJson.text(POLICY),
                StrictJson.resource(FOLDER + "regions.json", RegionsFile.class),
                StrictJson.resource(FOLDER + "bases.json", BasesFile.class),
                StrictJson.resource(FOLDER + "departments.json", DepartmentsFile.class),
                StrictJson.resource(FOLDER + "named-projects.json", NamedProjectsFile.class));
    }

    /** The province and its sixteen cities. */
    public List<Region> regions() {
        return regions;
    }

    /** @throws io.jidi.platform.problem.Problem 422 with {@code pointer} for a code that is none of {@link #regions()} */
    public void requireRegion(String code, String pointer) {
        if (regions.stream().noneMatch(region -> region.code().equals(code))) {
            throw ProjectProblem.REGION_UNKNOWN.at(pointer, "本省没有行政区划 " + code, "The province has no region " + code);
        }
    }

    public List<Base> bases() {
        return bases;
    }

    /** Fields open to projects of every base (policy 四(二), row 82). */
    public List<FocusArea> sharedFields() {
        return sharedFields;
    }

    public List<Department> departments() {
        return departments;
    }

    /** The fifteen measures of sections 四 to 六. */
    public List<Measure> measures() {
        return measures;
    }

    public List<NamedProject> namedProjects() {
        return namedProjects;
    }

    public String policyText() {
        return policyText;
    }

    private void checkReferences() {
        Set<String> regionCodes = codes(regions.stream().map(Region::code));
        Set<String> baseCodes = codes(bases.stream().map(Base::code));
        Set<String> departmentCodes = codes(departments.stream().map(Department::code));
        bases.stream()
                .flatMap(base -> base.cities().stream())
                .forEach(city -> require(regionCodes, city.region(), "region"));
        measures.stream()
                .flatMap(measure -> measure.departments().stream())
                .forEach(department -> require(departmentCodes, department, "department"));
        for (NamedProject project : namedProjects) {
            if (project.region() != null) {
                require(regionCodes, project.region(), "region");
            }
            if (project.suggestedBase() != null) {
                require(baseCodes, project.suggestedBase(), "base");
            }
        }
    }

    private void checkQuotes() {
        Stream<String> quoted = Stream.of(
                        bases.stream().map(Base::nameZh),
                        bases.stream()
                                .flatMap(base -> base.focusAreas().stream())
                                .flatMap(area -> area.quotes().stream()),
                        sharedFields.stream().flatMap(area -> area.quotes().stream()),
                        departments.stream().map(Department::nameAsInDocument),
                        measures.stream().map(Measure::titleZh),
                        namedProjects.stream().map(NamedProject::nameZh))
                .flatMap(Function.identity());
        quoted.forEach(quote -> {
            if (!policyText.contains(quote)) {
                throw new IllegalStateException("the policy does not say '" + quote + "'");
            }
        });
    }

    private static Set<String> codes(Stream<String> codes) {
        return new HashSet<>(codes.toList());
    }

    private static void require(Set<String> known, String code, String what) {
        if (!known.contains(code)) {
            throw new IllegalStateException("programme data name the unknown " + what + " " + code);
        }
    }

    private static <T> List<T> unique(List<T> items, Function<T, String> code) {
        Set<String> seen = new HashSet<>();
        for (T item : items) {
            if (!seen.add(code.apply(item))) {
                throw new IllegalStateException("programme data hold " + code.apply(item) + " twice");
            }
        }
        return List.copyOf(items);
    }

    private record RegionsFile(String source, List<Region> regions) {}

    private record BasesFile(String document, List<Base> bases, List<FocusArea> sharedFields) {}

    private record DepartmentsFile(String document, List<Department> departments, List<Measure> measures) {}

    private record NamedProjectsFile(String document, List<NamedProject> projects) {}
}
