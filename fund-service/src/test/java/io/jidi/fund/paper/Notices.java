package io.jidi.fund.paper;

import io.jidi.platform.money.Money;
import java.time.LocalDate;
import java.util.List;

/** Notices as tests want them. */
final class Notices {

    private static final Notice.Party FUND = new Notice.Party("合肥智能语音子基金（有限合伙）", "F-VOICE");
    private static final Notice.Party PARTNER = new Notice.Party("安徽省人工智能主题母基金（有限合伙）", "91340100MA2NUQ5Q6X");
    private static final String MANAGER = "华安嘉业投资管理有限公司";

    private Notices() {}

    /** The third partner's part of the first call of fund.md 7.2. */
    static Notice call() {
        return call(
                List.of(
                        line("项目投资", "30000000.00", "7800000.00"),
                        new Notice.Line(
                                "CALL_MGMT_FEE",
                                "管理费",
                                Money.cny("3333333.33"),
                                Money.cny("866666.67"),
                                Money.cny("-866666.67"),
                                Money.cny("0.00"))),
                "8666666.67");
    }

    static Notice call(List<Notice.Line> lines, String part) {
        return new Notice(
                PaperKind.CAPITAL_CALL_NOTICE,
                "F-VOICE-CC0001-03",
                1,
                FUND,
                MANAGER,
                PARTNER,
                LocalDate.of(2026, 3, 2),
                LocalDate.of(2026, 3, 16),
                lines,
                new Notice.Unfunded(
                        Money.cny("130000000.00"),
                        Money.cny("130000000.00"),
                        Money.cny("130000000.00").minus(Money.cny(part)),
                        Money.cny(part),
                        Money.cny("0.00")),
                new Notice.BankAccount("合肥智能语音子基金（有限合伙）", "徽商银行合肥分行", "1023 7010 2100 0123 456"));
    }

    static Notice distribution() {
        return new Notice(
                PaperKind.DISTRIBUTION_NOTICE,
                "F-VOICE-DN0002-03",
                2,
                FUND,
                MANAGER,
                PARTNER,
                LocalDate.of(2027, 6, 1),
                LocalDate.of(2027, 6, 8),
                List.of(
                        new Notice.Line(
                                "DIST_RETURN_OF_CAPITAL",
                                "返还本金（可召回）",
                                Money.cny("20000000.00"),
                                Money.cny("5000000.00"),
                                Money.cny("5000000.00"),
                                Money.cny("0.00")),
                        new Notice.Line(
                                "DIST_REALISED_GAIN",
                                "已实现收益",
                                Money.cny("24000000.00"),
                                Money.cny("6000000.00"),
                                Money.cny("0.00"),
                                Money.cny("500000.01"))),
                new Notice.Unfunded(
                        Money.cny("130000000.00"),
                        Money.cny("120000000.00"),
                        Money.cny("125000000.00"),
                        Money.cny("10000000.00"),
                        Money.cny("11000000.00")),
                null);
    }

    static Notice.Line line(String description, String total, String share) {
        return new Notice.Line(
                "CALL_INVESTMENT",
                description,
                Money.cny(total),
                Money.cny(share),
                Money.cny(share).negated(),
                Money.cny("0.00"));
    }
}
