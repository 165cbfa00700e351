/**
 * Plain SQL on the connection of the current transaction, for tables that have no entity:
 * events, offsets, idempotency records, audit. Business state goes through JPA.
 */
@NullMarked
package io.jidi.platform.sql;

import org.jspecify.annotations.NullMarked;
