/**
 * What older versions of the service kept without telling of it: told once, when a version that tells of it starts. Each feature
 * says what it has; how far it is stands in the database.
 */
@NullMarked
package io.jidi.project.telling;

import org.jspecify.annotations.NullMarked;
