package io.jidi.fund.paper;

import io.jidi.fund.capitalcall.CapitalCallId;
import io.jidi.fund.fund.Fund;
import io.jidi.fund.ledger.rules.Postings;
import io.jidi.fund.paper.rules.LineShares;
import io.jidi.platform.money.Money;
import io.jidi.platform.problem.PlatformProblem;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Says what the notices of a capital call say: one to every partner that is to pay. */
@ApplicationScoped
class CallNotices implements NoticeSource {

    private static final String BY_PARTNER = "select p.id, p.name, p.credit_code, sum(l.amount) as amount,"
            + " sum(l.outside) as outside, min(l.line) as line from call_line l join partner p on p.id = l.partner_id"
            + " where l.call_id = ? group by p.id having sum(l.amount) > 0 order by min(l.line)";

    private final Sql sql;
    private final Standing standing;

    CallNotices(Sql sql, Standing standing) {
        this.sql = sql;
        this.standing = standing;
    }

    private record Call(int number, LocalDate noticeDate, LocalDate dueDate, String state) {}

    private record Part(
            UUID partner, String name, @Nullable String creditCode, Money inside, Money outside, int line) {}

    private record Purpose(String type, String text, Money amount, boolean outside) {}

    @Override
    public PaperKind kind() {
        return PaperKind.CAPITAL_CALL_NOTICE;
    }

    @Override
    public UUID subject(String wireId) {
        return CapitalCallId.fromString(wireId).value();
    }

    @Override
    public Optional<UUID> fundOf(UUID call) {
        return sql.first("select fund_id from capital_call where id = ?", row -> row.getObject(1, UUID.class), call);
    }

    @Override
    public List<Addressed> of(Fund fund, UUID call, int edition, Notice.@Nullable BankAccount account) {
        Call header = sql.first(
                        "select number, notice_date, due_date, state from capital_call where id = ?",
                        row -> new Call(
                                row.getInt(1),
                                row.getObject(2, LocalDate.class),
                                row.getObject(3, LocalDate.class),
                                row.getString(4)),
                        call)
                .orElseThrow(PlatformProblem.NOT_FOUND::problem);
        if (header.state().equals("DRAFT") || header.state().equals("CANCELLED")) {
            throw PlatformProblem.CONFLICT.problem(
                    "催缴尚未发出或已取消，不能出具通知书", "The call is a draft or cancelled: no notice can be issued");
        }
        Standing.Partners stood = standing.upTo(
                fund, standing.lastJournalOf(Postings.CAPITAL_CALL_ISSUED, new CapitalCallId(call).wire()));
        List<Part> parts = parts(fund, call);
        List<List<Notice.Line>> lines = lines(fund, parts, purposes(fund, call));
        List<Addressed> notices = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            notices.add(new Addressed(
                    part.partner(),
                    new Notice(
                            PaperKind.CAPITAL_CALL_NOTICE,
                            PaperKind.CAPITAL_CALL_NOTICE.number(fund.code(), header.number(), part.line(), edition),
                            header.number(),
                            new Notice.Party(fund.name(), fund.code()),
                            fund.manager(),
                            new Notice.Party(part.name(), part.creditCode()),
                            header.noticeDate(),
                            header.dueDate(),
                            lines.get(i),
                            stood.after(part.partner(), lines.get(i)),
                            account)));
        }
        return notices;
    }

    private List<Part> parts(Fund fund, UUID call) {
        return sql.list(
                BY_PARTNER,
                row -> {
                    Money amount = new Money(row.getBigDecimal("amount"), fund.currency());
                    Money outside = new Money(row.getBigDecimal("outside"), fund.currency());
                    return new Part(
                            row.getObject("id", UUID.class),
                            row.getString("name"),
                            row.getString("credit_code"),
                            amount.minus(outside),
                            outside,
                            row.getInt("line"));
                },
                call);
    }

    private List<Purpose> purposes(Fund fund, UUID call) {
        return sql.list(
                "select type, purpose, amount, outside from call_purpose where call_id = ? order by line",
                row -> new Purpose(
                        row.getString(1),
                        row.getString(2),
                        new Money(row.getBigDecimal(3), fund.currency()),
                        row.getBoolean(4)),
                call);
    }

    /** One list of lines for every part: the purposes inside the commitment, then those outside. */
    private static List<List<Notice.Line>> lines(Fund fund, List<Part> parts, List<Purpose> purposes) {
        List<List<Notice.Line>> lines = new ArrayList<>();
        parts.forEach(part -> lines.add(new ArrayList<>()));
        for (boolean outside : new boolean[] {false, true}) {
            List<Purpose> chosen = purposes.stream()
                    .filter(purpose -> purpose.outside() == outside)
                    .toList();
            List<Money> rows = parts.stream()
                    .map(part -> outside ? part.outside() : part.inside())
                    .toList();
            if (chosen.isEmpty()) {
                continue;
            }
            List<List<Money>> shares =
                    LineShares.of(rows, chosen.stream().map(Purpose::amount).toList());
            Money zero = Money.zero(fund.currency());
            for (int i = 0; i < parts.size(); i++) {
                for (int j = 0; j < chosen.size(); j++) {
                    Money share = shares.get(i).get(j);
                    lines.get(i)
                            .add(new Notice.Line(
                                    chosen.get(j).type(),
                                    chosen.get(j).text(),
                                    chosen.get(j).amount(),
                                    share,
                                    outside ? zero : share.negated(),
                                    zero));
                }
            }
        }
        return lines;
    }
}
