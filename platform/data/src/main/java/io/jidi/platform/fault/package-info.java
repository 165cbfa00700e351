/**
 * Named points at which a test may make the system fail, as FoundationDB's Buggify does: a crash between
 * commit and reply, a send that is lost. Outside tests a point is one volatile read.
 */
@NullMarked
package io.jidi.platform.fault;

import org.jspecify.annotations.NullMarked;
