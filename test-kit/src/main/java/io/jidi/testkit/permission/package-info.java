/**
 * Proves who may do what: every operation of a service, asked by every role from its own, a parent, a sibling and no data
 * scope, against the reviewed table in {@code contracts/permissions}. An operation without a row fails the build.
 */
@NullMarked
package io.jidi.testkit.permission;

import org.jspecify.annotations.NullMarked;
