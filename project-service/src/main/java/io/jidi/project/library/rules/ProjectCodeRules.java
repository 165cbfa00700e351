package io.jidi.project.library.rules;

import io.jidi.project.library.rules.ProjectCode.Form;
import io.jidi.project.library.rules.ProjectCodeCheck.Verdict;
import io.jidi.project.rules.Reason;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides whether a project code is legacy, current or neither (domain file project-library 2.2). Never corrects input. */
public final class ProjectCodeRules {

    /** What the first four digits say, tried in this order; the first that fits decides. */
    private static final List<PrefixRule> PREFIXES = List.of(
            // Months 13–20 do not exist, so these are years; the online platform has issued codes since 2013.
            new PrefixRule(2013, 2020, false, Form.LEGACY),
            // 2010 to 2012 are October to December 2020: no legacy code is that old (发改投资〔2020〕1439号).
            new PrefixRule(2010, 9912, true, Form.CURRENT));

    private static final int LENGTH = 24;
    private static final List<Segment> SEGMENTS = List.of(
            new Segment("时间段", "time", 4),
            new Segment("行政区划", "region", 6),
            new Segment("行业/部门", "industry or department", 2),
            new Segment("项目类型", "project type", 2),
            new Segment("序号", "serial", 6));

    private final ProjectCodeTables tables;

    public ProjectCodeRules(ProjectCodeTables tables) {
        this.tables = tables;
    }

    public ProjectCodeCheck check(String text) {
        String[] parts = text.split("-", -1);
        ProjectCodeCheck refusal = refuseLayout(parts);
        if (refusal != null) {
            return refusal;
        }
        int prefix = Integer.parseInt(parts[0]);
        Form form = PREFIXES.stream()
                .filter(rule -> rule.fits(prefix))
                .map(PrefixRule::form)
                .findFirst()
                .orElse(null);
        if (form == null) {
            return refuseTime(parts[0], prefix);
        }
        refusal = refuseSerial(form, parts[4]);
        return refusal != null ? refusal : accept(text, form, parts);
    }

    private static @Nullable ProjectCodeCheck refuseLayout(String[] parts) {
        if (parts.length != SEGMENTS.size()) {
            return ProjectCodeCheck.refused(
                    "PROJECT_CODE_LAYOUT",
                    "项目代码应为以“-”分隔的5段,现为" + parts.length + "段",
                    "a project code has 5 parts separated by hyphens, this has " + parts.length);
        }
        for (int i = 0; i < parts.length; i++) {
            Segment segment = SEGMENTS.get(i);
            if (parts[i].length() != segment.length()) {
                return ProjectCodeCheck.refused(
                        "PROJECT_CODE_LENGTH",
                        segment.zh() + "应为" + segment.length() + "位,现为" + parts[i].length() + "位(全长应为" + LENGTH + "位)",
                        segment.en() + " must have " + segment.length() + " characters, has " + parts[i].length() + " ("
                                + LENGTH + " in all)");
            }
            boolean last = i == parts.length - 1;
            if (!last && !parts[i].matches("[0-9]+")) {
                return ProjectCodeCheck.refused(
                        "PROJECT_CODE_NOT_DIGITS",
                        segment.zh() + "“" + parts[i] + "”应全为数字",
                        segment.en() + " '" + parts[i] + "' must be digits only");
            }
        }
        return null;
    }

    private static ProjectCodeCheck refuseTime(String written, int prefix) {
        int month = prefix % 100;
        if (month >= 1 && month <= 12) {
            return ProjectCodeCheck.refused(
                    "PROJECT_CODE_BEFORE_FORM",
                    "时间段" + written + ":新版代码自2020年11月起启用,该年份也无旧版代码",
                    "time " + written + ": the current form was not yet in force, and no legacy code is of that year");
        }
        return ProjectCodeCheck.refused(
                "PROJECT_CODE_TIME_IMPOSSIBLE",
                "时间段" + written + "既不是2013—2020年份(旧版),也不是有效的年月(新版)",
                "time " + written + " is neither a year from 2013 to 2020 (legacy) nor a year and month (current)");
    }

    private static @Nullable ProjectCodeCheck refuseSerial(Form form, String serial) {
        if (form == Form.LEGACY && !serial.matches("[0-9]{6}")) {
            return ProjectCodeCheck.refused(
                    "PROJECT_CODE_NOT_DIGITS",
                    "旧版代码序号“" + serial + "”应全为数字",
                    "the serial '" + serial + "' of a legacy code must be digits only");
        }
        if (form == Form.CURRENT && !serial.matches("[0-9A-Z]{6}")) {
            return ProjectCodeCheck.refused(
                    "PROJECT_CODE_SERIAL",
                    "新版代码末段“" + serial + "”只能为数字和大写字母",
                    "the last part '" + serial + "' of a current code may hold only digits and capital letters");
        }
        return null;
    }

    private ProjectCodeCheck accept(String text, Form form, String[] parts) {
        int prefix = Integer.parseInt(parts[0]);
        boolean current = form == Form.CURRENT;
        YearMonth month = current ? YearMonth.of(2000 + prefix / 100, prefix % 100) : null;
        ProjectCode code = new ProjectCode(
                text,
                form,
                month == null ? prefix : month.getYear(),
                month,
                parts[1],
                parts[2],
                parts[3],
                current ? parts[4].substring(0, 5) : parts[4],
                current ? parts[4].charAt(5) : null);
        return new ProjectCodeCheck(current ? Verdict.CURRENT : Verdict.LEGACY, code, null, warnings(code));
    }

    private List<Reason> warnings(ProjectCode code) {
        List<Reason> warnings = new ArrayList<>();
        if (!tables.cityPrefixes().contains(code.region().substring(0, 4))) {
            warnings.add(new Reason(
                    "PROJECT_CODE_REGION_UNKNOWN",
                    "行政区划" + code.region() + "不在本省各市代码表内",
                    "region " + code.region() + " is not in the table of the province's cities"));
        }
        boolean known = code.form() == Form.CURRENT
                ? tables.currentTypes().containsKey(code.type())
                : tables.legacyTypes().containsKey(code.type());
        if (!known) {
            warnings.add(new Reason(
                    "PROJECT_CODE_TYPE_UNKNOWN",
                    "项目类型" + code.type() + "不在已知代码表内(代码表尚待确认)",
                    "project type " + code.type() + " is not in the known list (the list is not confirmed)"));
        }
        return warnings;
    }

    private record Segment(String zh, String en, int length) {}

    private record PrefixRule(int from, int to, boolean monthNeeded, Form form) {

        boolean fits(int prefix) {
            int month = prefix % 100;
            return prefix >= from && prefix <= to && (!monthNeeded || (month >= 1 && month <= 12));
        }
    }
}
