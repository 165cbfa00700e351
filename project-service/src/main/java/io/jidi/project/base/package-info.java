/**
 * Industry bases and what the policy says about them: focus areas, cities, measures with their departments, named projects.
 *
 * <p>The policy text itself is shipped with the service; every quote in the data is a literal piece of it. What the policy
 * leaves open stays open: no lead department, no city and no figure is made up.
 */
@NullMarked
package io.jidi.project.base;

import org.jspecify.annotations.NullMarked;
