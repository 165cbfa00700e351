/**
 * Industry chains with leading and supporting firms (龙头+配套): segments and nodes as entered, which firm takes which node,
 * who supplies whom. Owns that positions and links are dated and evidenced, where a base has a gap, and which registered
 * firms could fill it.
 */
@NullMarked
package io.jidi.enterprise.chain;

import org.jspecify.annotations.NullMarked;
