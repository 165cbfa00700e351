/**
 * The criterion language and its exact evaluation: a tier is one typed expression tree over the facts of one enterprise.
 * Owns three-valued judgement (unknown is never failure and never hidden), comparison without rounding, gaps computed
 * from the rule itself, and the sentences that explain every criterion in both languages.
 * Plain Java: records in, decisions out; no framework, no clock, no database, no script, no reflection.
 * Sources: domain reference enterprise-tiers 0.3 to 0.5, 1.1 and 8.11.
 */
@NullMarked
package io.jidi.enterprise.criteria.rules;

import org.jspecify.annotations.NullMarked;
