package io.jidi.fund.paper;

import io.jidi.fund.fund.Fund;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Says what the notices of one kind of fact say. */
interface NoticeSource {

    /** A notice and to whom. */
    record Addressed(UUID partner, Notice notice) {}

    PaperKind kind();

    /**
     * Reads the wire id of what the notices are about.
     *
     * @throws io.jidi.platform.id.InvalidId for an id of something else
     */
    UUID subject(String wireId);

    /** The fund that it belongs to; empty when there is no such call or distribution. */
    Optional<UUID> fundOf(UUID subject);

    /**
     * The notices, one to every partner that is part of it.
     *
     * @throws io.jidi.platform.problem.Problem 409 when it stands where no notice goes out
     */
    List<Addressed> of(Fund fund, UUID subject, int edition, Notice.@Nullable BankAccount account);
}
