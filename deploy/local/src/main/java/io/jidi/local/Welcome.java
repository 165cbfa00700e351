package io.jidi.local;

import io.jidi.local.issuer.DemoUser;
import io.jidi.local.issuer.DemoUsers;
import io.jidi.local.issuer.Issuer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What is shown when all parts are up: addresses, demo users, next steps. */
record Welcome(Ports ports) {
    List<String> lines(Duration took, boolean ready) {
        List<String> lines = new ArrayList<>();
        String seconds = took.toSeconds() + " s";
        lines.add("");
        lines.add(
                ready
                        ? "基地通 Jidi 已就绪 · ready in " + seconds
                        : "基地通 Jidi 部分未就绪 · NOT all parts are ready after " + seconds + "; see ./jidi status");
        lines.add("");
        for (PartName part : List.of(
                PartName.GATEWAY,
                PartName.PROJECT_SERVICE,
                PartName.FUND_SERVICE,
                PartName.ENTERPRISE_SERVICE,
                PartName.EXCHANGE_SERVICE)) {
            lines.add("  %-20s %s".formatted(part.word(), ports.url(part)));
        }
        lines.add("  %-20s %s".formatted("issuer", Issuer.urlFor(ports.of(PartName.ISSUER))));
        lines.add("  %-20s 127.0.0.1:%d".formatted("kafka", ports.of(PartName.KAFKA)));
        lines.add("  %-20s 127.0.0.1:%d   口令 passwords: .jidi/secrets.properties"
                .formatted("postgres", ports.of(PartName.POSTGRES)));
        lines.add("");
        lines.add("  演示用户，密码与用户名相同 · demo users, the password is the user name");
        for (DemoUser user : DemoUsers.load().all()) {
            lines.add("  %-11s %-20s %s · %s"
                    .formatted(user.username(), String.join(",", user.groups()), user.name(), user.label()));
        }
        lines.add("");
        lines.add("  下一步 · next");
        lines.add("  ./jidi demo                         主线演示 the main job, shown on these services");
        lines.add("  ./jidi status | logs [part] [-f]    状态与日志 state and logs");
        lines.add("  curl -H \"Authorization: Bearer $(./jidi token office)\" '%s/api/v1/events?after='"
                .formatted(ports.url(PartName.GATEWAY)));
        lines.add("  ./jidi down (or Ctrl-C)             停止，数据保留 stop; data stays in .jidi");
        return lines;
    }
}
