package io.jidi.conformance;

import java.util.EnumSet;
import java.util.Set;

/**
 * One promise and the questions that prove it.
 *
 * @param id as reports name it: the number of the contract, A3, or C- and a word for a convention
 * @param source the paragraph that promises it
 * @param needs what the questions cannot do without
 */
record Check(String id, String source, String zh, String en, Set<Need> needs, Probe probe) {

    Check {
        needs = Set.copyOf(needs);
    }

    /** What has to be given on the command line before a check can ask. */
    enum Need {
        TOKEN("没有访问令牌（--token-file）", "no access token (--token-file)"),
        APPLICATION("没有应用与密钥（--app-id --kid --key-file）", "no application and key (--app-id --kid --key-file)"),
        WRITES("会写入，须 --with-writes", "it writes; asked with --with-writes only");

        private final String lack;

        Need(String zh, String en) {
            this.lack = zh + " · " + en;
        }

        String lack() {
            return lack;
        }
    }

    /** Ends normally when the promise is kept. */
    interface Probe {
        /**
         * Asks.
         *
         * @throws Broken when the promise is not kept
         * @throws NotAsked when it cannot be asked here
         */
        void ask(Installation it) throws Exception;
    }

    static Check of(String id, String source, String zh, String en, Probe probe, Need... needs) {
        EnumSet<Need> set = EnumSet.noneOf(Need.class);
        set.addAll(java.util.List.of(needs));
        return new Check(id, source, zh, en, set, probe);
    }
}
