package io.jidi.enterprise.enterprise;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;

/**
 * Who accepted a code whose check character differs, why, and on what evidence: early pilot codes are legal and break the
 * rule (domain reference 6.1, Exceptions).
 *
 * @param evidence where the licence scan is kept
 * @param by user id
 */
@Embeddable
record ChecksumOverride(
        @Column(name = "override_reason") String reason,
        @Column(name = "override_evidence") String evidence,
        @Column(name = "override_by") String by,
        @Column(name = "override_at") Instant at) {}
