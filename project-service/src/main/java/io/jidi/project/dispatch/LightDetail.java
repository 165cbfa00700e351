package io.jidi.project.dispatch;

import io.jidi.project.dispatch.rules.Correction;
import io.jidi.project.dispatch.rules.FrozenLight;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A frozen light with its evidence.
 *
 * @param inputs canonical JSON text of what was known; SHA-256 of inputs, line feed and decision is the digest
 * @param decision canonical JSON text
 * @param replay whether the edition draws the same inputs and decision again, byte for byte
 * @param corrections what is known differently today; the light stays
 */
public record LightDetail(
        LightView light, String inputs, String decision, Replayed replay, List<CorrectionView> corrections) {

    /** @param equal the replay gave the frozen bytes */
    public record Replayed(boolean equal, String digest) {}

    /** @param frozen what the light was drawn from; absent if it was not known */
    public record CorrectionView(
            Correction.Field field,
            String nameZh,
            String nameEn,
            @Nullable String frozen,
            @Nullable String today) {

        static CorrectionView of(Correction one) {
            return new CorrectionView(one.field(), one.field().zh(), one.field().en(), one.frozen(), one.today());
        }
    }

    static LightDetail of(LightView view, FrozenLight frozen, FrozenLight again, List<Correction> corrections) {
        return new LightDetail(
                view,
                frozen.inputs(),
                frozen.decision(),
                new Replayed(
                        again.inputs().equals(frozen.inputs())
                                && again.decision().equals(frozen.decision()),
                        again.digest()),
                corrections.stream().map(CorrectionView::of).toList());
    }
}
