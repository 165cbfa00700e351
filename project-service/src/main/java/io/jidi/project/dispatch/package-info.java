/**
 * Dispatch (调度): monthly reports of key projects and the lights drawn from them.
 *
 * <p>Owns the rule sets for lights as dated editions, the freezing of a month's light with its inputs and the replay of a
 * frozen light. Pure rules are in {@code rules}; here is what reads files and stored text for them.
 */
@NullMarked
package io.jidi.project.dispatch;

import org.jspecify.annotations.NullMarked;
