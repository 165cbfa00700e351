package io.jidi.fund.paper;

import io.jidi.platform.text.Text;
import java.util.Locale;

/** What a paper is. */
public enum PaperKind {
    CAPITAL_CALL_NOTICE(Text.of("缴款通知书", "Capital call notice"), "CC"),
    DISTRIBUTION_NOTICE(Text.of("分配通知书", "Distribution notice"), "DN");

    private final Text title;
    private final String mark;

    PaperKind(Text title, String mark) {
        this.title = title;
        this.mark = mark;
    }

    Text title() {
        return title;
    }

    /** The paper's number: the fund's code, what it is, which one, to which partner; from the second edition on, which. */
    String number(String fundCode, int number, int addressee, int edition) {
        String first = String.format(Locale.ROOT, "%s-%s%04d-%02d", fundCode, mark, number, addressee);
        return edition == 1 ? first : first + "-R" + edition;
    }
}
