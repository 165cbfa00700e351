package io.jidi.project.overview;

import io.jidi.platform.page.Where;
import io.jidi.project.BusinessDay;
import io.jidi.project.library.Projects;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Counts the rows that the caller may see, by the same condition as the lists that the figures lead to. */
@ApplicationScoped
class Counting {

    private static final int MONTHS = 24;

    private final EntityManager entities;
    private final Projects projects;
    private final BusinessDay day;

    Counting(EntityManager entities, Projects projects, BusinessDay day) {
        this.entities = entities;
        this.projects = projects;
        this.day = day;
    }

    List<Panel> panels() {
        return List.of(
                projects(
                        "PROJECTS_BY_STATUS",
                        "项目按状态",
                        "Projects by status",
                        "各状态的项目数，已退出者单列",
                        "Projects in each status; those that left are a status of their own",
                        "status"),
                projects(
                        "PROJECTS_BY_BASE",
                        "项目按基地",
                        "Projects by base",
                        "各基地在库状态（ADMITTED）的项目数，未归属基地者不计",
                        "Projects in status ADMITTED of each base; those of no base are not counted",
                        "baseCode"),
                projects(
                        "PROJECTS_BY_REGION",
                        "项目按地区",
                        "Projects by region",
                        "各地区代码在库状态（ADMITTED）的项目数，按项目登记的代码，不上卷",
                        "Projects in status ADMITTED by the region code they are registered with, not rolled up",
                        "regionCode"),
                lights());
    }

    private Panel projects(
            String code, String nameZh, String nameEn, String definitionZh, String definitionEn, String dimension) {
        boolean byStatus = dimension.equals("status");
        List<Panel.Figure> figures = new ArrayList<>();
        String path = "e." + dimension;
        for (Object[] row : rows(
                "select " + path + ", count(e) from Project e where " + path + " is not null"
                        + (byStatus ? "" : " and e.status = ADMITTED") + " and ",
                projects.visible("e.", "e.id"),
                " group by " + path + " order by " + path,
                Map.of())) {
            String key = String.valueOf(row[0]);
            figures.add(new Panel.Figure(
                    List.of(key),
                    (Long) row[1],
                    "/api/v1/projects?" + (byStatus ? "" : "status=ADMITTED&") + dimension + "=" + encoded(key)));
        }
        return new Panel(code, nameZh, nameEn, definitionZh, definitionEn, figures);
    }

    private Panel lights() {
        LocalDate from = YearMonth.from(day.today()).minusMonths(MONTHS).atDay(1);
        List<Panel.Figure> figures = new ArrayList<>();
        for (Object[] row : rows(
                "select e.month, e.light, count(e) from MonthLight e where e.month >= :from and ",
                projects.visible("e.", "e.projectId"),
                " group by e.month, e.light order by e.month desc, e.light",
                Map.of("from", from))) {
            String month = YearMonth.from((LocalDate) row[0]).toString();
            String light = String.valueOf(row[1]);
            figures.add(new Panel.Figure(
                    List.of(month, light), (Long) row[2], "/api/v1/lights?month=" + month + "&light=" + light));
        }
        return new Panel(
                "LIGHTS_BY_MONTH",
                "各月亮灯",
                "Lights by month",
                "近 24 个月已冻结的灯，按月份和颜色；未冻结的月份没有数字",
                "Frozen lights of the last 24 months by month and colour; a month that is not frozen has no figure",
                figures);
    }

    private List<Object[]> rows(String select, Where scope, String order, Map<String, Object> parameters) {
        TypedQuery<Object[]> query = entities.createQuery(select + "(" + scope.hql() + ")" + order, Object[].class);
        scope.parameters().forEach(query::setParameter);
        parameters.forEach(query::setParameter);
        return query.getResultList();
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
