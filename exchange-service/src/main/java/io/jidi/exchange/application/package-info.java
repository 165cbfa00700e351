/**
 * Platforms that were let in: what each may see and for what purpose, and its keys. A system administrator proposes, a
 * security administrator decides, never the same person; everything is audited.
 */
@NullMarked
package io.jidi.exchange.application;

import org.jspecify.annotations.NullMarked;
