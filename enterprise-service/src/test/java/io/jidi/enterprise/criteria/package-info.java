/** Editions against the worked enterprises of the domain reference, their boundaries, and files that must be refused. */
@NullMarked
package io.jidi.enterprise.criteria;

import org.jspecify.annotations.NullMarked;
