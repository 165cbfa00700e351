/**
 * Typed, prefixed identifiers over UUIDv7: a FundId cannot be passed where an EnterpriseId is wanted,
 * and a wrong prefix is refused at the door.
 */
@NullMarked
package io.jidi.platform.id;

import org.jspecify.annotations.NullMarked;
