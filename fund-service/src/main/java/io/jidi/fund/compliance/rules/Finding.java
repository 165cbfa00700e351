package io.jidi.fund.compliance.rules;

import io.jidi.platform.text.Text;
import java.util.List;

/** Whether a condition holds, and what decided it, in words. */
record Finding(Truth truth, List<Text> because) {

    static Finding of(boolean holds, Text because) {
        return new Finding(Truth.of(holds), List.of(because));
    }

    static Finding unknown(Text missing) {
        return new Finding(Truth.UNKNOWN, List.of(Text.of("缺少：" + missing.zh(), "missing: " + missing.en())));
    }

    Text said() {
        return Text.of(
                String.join("；", because.stream().map(Text::zh).toList()),
                String.join("; ", because.stream().map(Text::en).toList()));
    }
}
