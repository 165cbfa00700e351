package io.jidi.bench.project;

import io.jidi.project.base.ProgrammeSeed;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Projects of a year that nobody has ever seen: of the sixteen cities and five bases, of all classes, with plan curves and
 * their revisions, monthly reports on time, late, corrected and missing, exemptions and manual ratings. The same seed gives
 * the same projects, whoever asks. They are written as the service would have written them, without its checks; no light is
 * among them: those the service draws.
 */
final class GeneratedProgramme {

    private static final long SEED = 20261129;
    private static final int FLUSH = 1 << 18;
    /** Of a hundred projects, in the order of the codes of the cities: Hefei and Wuhu have most. */
    private static final int[] CITIES = {26, 14, 6, 4, 7, 3, 4, 4, 4, 6, 5, 3, 3, 4, 2, 5};

    private static final List<String> FIRMS = List.of(
            "皖新", "智远", "中科讯达", "江淮云驰", "海螺智造", "晶合微芯", "量智", "声谷科创", "埃夫特达", "瑞驰", "国轩优能", "徽创", "启元", "天柱智联", "巢湖数科",
            "芯动", "睿合", "长三角类脑", "华米康", "蓝盾光谱");
    private static final List<String> PRODUCTS = List.of(
            "协作机器人整机",
            "智能语音模组",
            "车载激光雷达",
            "边缘计算服务器",
            "工业机器视觉系统",
            "高精度减速器",
            "智能传感器芯片",
            "无人配送车",
            "医疗影像辅助诊断设备",
            "智能家居中控",
            "动力电池智能产线",
            "新型显示驱动芯片",
            "语音合成大模型算力中心",
            "特种作业机器人",
            "谐波减速器及伺服系统",
            "智能网联汽车域控制器",
            "数控机床智能化改造",
            "低空无人机");
    private static final List<String> WORKS = List.of(
            "产线扩建项目",
            "生产基地项目",
            "产业化项目",
            "研发及中试基地项目",
            "智能工厂建设项目",
            "产业园（二期）项目",
            "年产%d万台（套）项目",
            "关键技术攻关及示范应用、配套检验检测与人才实训一体化公共服务平台建设项目");

    private final int projects;
    private final YearMonth from;
    private final YearMonth to;
    private final List<String> cities = new ArrayList<>();
    private final Map<String, String> cityNames = new LinkedHashMap<>();
    private final ProgrammeSeed programme = ProgrammeSeed.shipped();

    /**
     * @param from the first month with reports, a January
     * @param to the last one, of the same year
     */
    GeneratedProgramme(int projects, YearMonth from, YearMonth to) {
        this.projects = projects;
        this.from = from;
        this.to = to;
        programme.regions().stream()
                .filter(region -> !region.code().endsWith("0000"))
                .forEach(region -> {
                    cities.add(region.code());
                    cityNames.put(region.code(), region.nameZh());
                });
        if (cities.size() != CITIES.length) {
            throw new IllegalStateException("sixteen cities, but there are " + cities.size());
        }
    }

    /** Lines of one table. */
    private record Table(String name, String columns, StringBuilder lines) {}

    void write(Connection connection) throws SQLException, IOException {
        bases(connection);
        List<Table> tables = List.of(
                table(
                        "project",
                        "id, code, name, kind, base_code, fields, region_code, total_investment, owner_credit_code,"
                                + " owner_name, preparation_documents, elements_listed, continuing, planned_start,"
                                + " planned_completion, reserve, status, admitted_date, admission_edition,"
                                + " admission_outcome, admission_findings, dispatched_from, updated_at, version, restricted"),
                table(
                        "project_class_period",
                        "id, project_id, from_month, continuing, planned_start, planned_completion, reserve"),
                table(
                        "year_plan",
                        "id, project_id, plan_year, revision, approved_month, annual, cumulative, planned_start,"
                                + " planned_completion, reason, recorded_at"),
                table(
                        "monthly_report",
                        "id, project_id, report_month, revision, actual, started_month, registered_month, completed_month,"
                                + " received_date, correction_reason, organisation, recorded_at"),
                table("exemption", "id, project_id, exempt_month, covers_registration, reason, recorded_at"),
                table("manual_rating", "id, project_id, rated_month, light, reason, recorded_at"));
        for (int begin = 0; begin < projects; begin += 500) {
            for (int i = begin; i < Math.min(begin + 500, projects); i++) {
                new Written(tables, i).write();
            }
            // A project stands before what refers to it.
            for (Table table : tables) {
                copy(connection, table);
            }
        }
    }

    private static Table table(String name, String columns) {
        return new Table(name, columns, new StringBuilder(FLUSH));
    }

    private static void copy(Connection connection, Table table) throws SQLException {
        byte[] bytes = table.lines().toString().getBytes(StandardCharsets.UTF_8);
        table.lines().setLength(0);
        CopyIn copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy " + table.name() + " (" + table.columns() + ") from stdin");
        copy.writeToCopy(bytes, 0, bytes.length);
        copy.endCopy();
    }

    private void bases(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement(
                "insert into industry_base (id, code, name_zh, name_en, section, version) values (gen_random_uuid(), ?, ?, ?, ?, 0)"
                        + " on conflict do nothing")) {
            for (var base : programme.bases()) {
                statement.setString(1, base.code());
                statement.setString(2, base.nameZh());
                statement.setString(3, base.nameEn());
                statement.setString(4, base.section());
                statement.executeUpdate();
            }
        }
    }

    /** One project with all that was told of it. */
    private final class Written {

        private final List<Table> tables;
        private final int number;
        private final Random random;
        private final UUID id;
        private final String start = from.atDay(1).toString();
        private final String now = from.atDay(1) + " 09:00:00+08";

        private boolean continuing;
        private boolean toStart;
        private boolean toComplete;
        private boolean reserve;

        Written(List<Table> tables, int number) {
            this.tables = tables;
            this.number = number;
            this.random = new Random(SEED * 1_000_003 + number);
            this.id = id();
        }

        void write() {
            int share = random.nextInt(100);
            reserve = share < 7;
            toStart = !reserve && share < 40;
            toComplete = !reserve && (share >= 82 || share >= 36 && share < 40);
            continuing = !reserve && !toStart;
            BigDecimal total = wan(5_000 + Math.exp(random.nextGaussian() * 1.1 + 10.2));
            BigDecimal annual = random.nextInt(60) == 0
                    ? wan(0)
                    : wan(total.movePointLeft(4).doubleValue() * (0.12 + random.nextDouble() * 0.3));
            String city = city();
            String name = name(city);
            project(name, city, total);
            line(1, id(), id, start, continuing, toStart, toComplete, reserve);
            YearMonth begins = toStart ? from.plusMonths(1 + random.nextInt(8)) : null;
            YearMonth ends = toComplete ? from.plusMonths(5 + random.nextInt(7)) : null;
            if (begins != null && ends != null && ends.isBefore(begins)) {
                ends = begins.plusMonths(3);
            }
            List<BigDecimal> curve = curve(annual, begins);
            plan(1, null, annual, curve, begins, ends);
            if (annual.signum() > 0 && random.nextInt(25) == 0) {
                // 调整计划: seven tenths of the rest of the year.
                BigDecimal less = annual.multiply(new BigDecimal("0.80")).setScale(2, RoundingMode.DOWN);
                plan(2, from.plusMonths(5), less, List.of(), begins, ends == null ? null : ends.plusMonths(1));
            }
            if (!reserve) {
                reports(annual, curve, begins, ends);
            }
        }

        private void reports(
                BigDecimal annual, List<BigDecimal> curve, @Nullable YearMonth begins, @Nullable YearMonth ends) {
            double pace = pace();
            YearMonth turn = from.plusMonths(3 + random.nextInt(7));
            YearMonth started = begins == null ? null : begins.plusMonths(late(60));
            YearMonth registered = started == null ? null : started.plusMonths(late(70));
            YearMonth completed = ends == null ? null : ends.plusMonths(late(55));
            if (started != null && completed != null && completed.isBefore(started)) {
                completed = started.plusMonths(2);
            }
            int silentFrom = random.nextInt(50) == 0 ? 2 + random.nextInt(8) : 99;
            for (YearMonth month = from; !month.isAfter(to); month = month.plusMonths(1)) {
                int m = month.getMonthValue();
                double speed = month.isBefore(turn) ? pace : Math.min(1.3, pace + 0.35);
                BigDecimal planned = curve.isEmpty()
                        ? annual.divide(BigDecimal.valueOf(12), 2, RoundingMode.DOWN)
                        : m == 1 ? curve.get(0) : curve.get(m - 1).subtract(curve.get(m - 2));
                boolean standing = started != null && month.isBefore(started);
                BigDecimal actual = standing
                        ? wan(0)
                        : planned.multiply(BigDecimal.valueOf(speed * (0.85 + random.nextDouble() * 0.3)))
                                .setScale(2, RoundingMode.DOWN);
                rating(month);
                if (standing && begins != null && !month.isBefore(begins) && random.nextInt(6) == 0) {
                    line(4, id(), id, month.atDay(1), random.nextBoolean(), "汛期暂缓施工，经省级主管部门批准", now);
                }
                int luck = random.nextInt(100);
                if (luck < 3 || m >= silentFrom) {
                    continue;
                }
                LocalDate received = luck < 9
                        ? month.atDay(25).plusDays(1 + random.nextInt(9))
                        : month.atDay(8 + random.nextInt(18));
                report(month, 1, actual, started, registered, completed, received, null);
                if (luck > 97) {
                    report(
                            month,
                            2,
                            actual.multiply(new BigDecimal("0.9")).setScale(2, RoundingMode.DOWN),
                            started,
                            registered,
                            completed,
                            received.plusDays(random.nextInt(20)),
                            "核减重复计入的设备款");
                }
            }
        }

        private void report(
                YearMonth month,
                int revision,
                BigDecimal actual,
                @Nullable YearMonth started,
                @Nullable YearMonth registered,
                @Nullable YearMonth completed,
                LocalDate received,
                @Nullable String reason) {
            line(
                    3,
                    id(),
                    id,
                    month.atDay(1),
                    revision,
                    actual,
                    reached(started, month),
                    reached(registered, month),
                    reached(completed, month),
                    received,
                    reason,
                    "BENCH",
                    received + " 10:00:00+08");
        }

        private void rating(YearMonth month) {
            if (random.nextInt(250) == 0) {
                line(5, id(), id, month.atDay(1), random.nextInt(3) == 0 ? "RED" : "YELLOW", "现场核查进度与报送不符", now);
            }
        }

        private void project(String name, String city, BigDecimal total) {
            boolean restricted = random.nextInt(200) == 0;
            line(
                    0,
                    id,
                    "G-%06d".formatted(number + 1),
                    name,
                    random.nextInt(8) == 0 ? "RESEARCH" : random.nextInt(8) == 0 ? "PLATFORM" : "INDUSTRIAL",
                    base(city),
                    "{57}",
                    city,
                    total,
                    "91" + city + "MA%08d".formatted(number + 1),
                    name.substring(0, Math.min(name.length(), 8)) + "有限公司",
                    "{}",
                    false,
                    continuing,
                    toStart,
                    toComplete,
                    reserve,
                    reserve ? "RESERVED" : "ADMITTED",
                    start,
                    "AH-ADMISSION-1",
                    reserve ? "RESERVE" : "ADMIT",
                    "[]",
                    start,
                    now,
                    0,
                    restricted);
        }

        private void plan(
                int revision,
                @Nullable YearMonth approved,
                BigDecimal annual,
                List<BigDecimal> curve,
                @Nullable YearMonth begins,
                @Nullable YearMonth ends) {
            StringBuilder cumulative = new StringBuilder("{");
            curve.forEach(amount ->
                    cumulative.append(cumulative.length() > 1 ? "," : "").append(amount.toPlainString()));
            line(
                    2,
                    id(),
                    id,
                    from.getYear(),
                    revision,
                    approved == null ? null : approved.atDay(1),
                    annual,
                    cumulative.append('}'),
                    begins == null ? null : begins.atDay(1),
                    ends == null ? null : ends.atDay(1),
                    approved == null ? null : "年中调整",
                    now);
        }

        /** Slow in winter, nothing before the start; the last third of the projects runs evenly without a curve. */
        private List<BigDecimal> curve(BigDecimal annual, @Nullable YearMonth begins) {
            if (annual.signum() == 0 || begins == null && random.nextInt(3) == 0) {
                return List.of();
            }
            double[] weights = new double[12];
            double sum = 0;
            for (int m = 0; m < 12; m++) {
                boolean before = begins != null && m + 1 < begins.getMonthValue();
                weights[m] = before ? 0 : 0.6 + Math.sin((m + 1) / 12.0 * Math.PI) + random.nextDouble() * 0.4;
                sum += weights[m];
            }
            List<BigDecimal> curve = new ArrayList<>();
            double run = 0;
            for (int m = 0; m < 12; m++) {
                run += weights[m];
                curve.add(
                        m == 11
                                ? annual
                                : annual.multiply(BigDecimal.valueOf(run / sum))
                                        .setScale(2, RoundingMode.DOWN)
                                        .min(annual));
            }
            return curve;
        }

        private double pace() {
            int share = random.nextInt(100);
            return share < 68
                    ? 0.95 + random.nextDouble() * 0.15
                    : share < 84
                            ? 0.75 + random.nextDouble() * 0.15
                            : share < 94 ? 0.5 + random.nextDouble() * 0.25 : 0.1 + random.nextDouble() * 0.35;
        }

        /** None for so many of a hundred, else one to five months. */
        private int late(int onTime) {
            return random.nextInt(100) < onTime ? 0 : 1 + random.nextInt(5);
        }

        private String city() {
            int share = random.nextInt(100);
            int place = 0;
            while (share >= CITIES[place]) {
                share -= CITIES[place++];
            }
            return cities.get(place);
        }

        private @Nullable String base(String city) {
            if (random.nextInt(6) == 0) {
                return null;
            }
            var bases = programme.bases();
            List<String> near = bases.stream()
                    .filter(base ->
                            base.cities().stream().anyMatch(one -> one.region().equals(city)))
                    .map(base -> base.code())
                    .toList();
            return near.isEmpty() || random.nextInt(5) == 0
                    ? bases.get(random.nextInt(bases.size())).code()
                    : near.get(random.nextInt(near.size()));
        }

        private String name(String city) {
            String short2 = String.valueOf(cityNames.get(city)).replace("市", "");
            return short2
                    + FIRMS.get(random.nextInt(FIRMS.size()))
                    + PRODUCTS.get(random.nextInt(PRODUCTS.size()))
                    + WORKS.get(random.nextInt(WORKS.size())).formatted(1 + random.nextInt(50));
        }

        private UUID id() {
            return new UUID(
                    (random.nextLong() & ~0xf000L) | 0x7000L, (random.nextLong() & ~(0xcL << 60)) | (0x8L << 60));
        }

        private void line(int table, @Nullable Object... values) {
            StringBuilder lines = tables.get(table).lines();
            for (int i = 0; i < values.length; i++) {
                lines.append(i == 0 ? "" : "\t").append(values[i] == null ? "\\N" : values[i]);
            }
            lines.append('\n');
        }

        private @Nullable LocalDate reached(@Nullable YearMonth event, YearMonth month) {
            return event == null || event.isAfter(month) ? null : event.atDay(1);
        }

        private static BigDecimal wan(double tenThousands) {
            return BigDecimal.valueOf(Math.round(tenThousands))
                    .movePointRight(4)
                    .setScale(2);
        }
    }
}
