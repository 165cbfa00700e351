/**
 * The overview of the library: figures counted over what the caller may see, each with its definition and the list that holds
 * exactly its rows. Projects and lights are this service's own tables, so they are counted where they are kept and are never
 * behind; no copy has to be rebuilt.
 */
@NullMarked
package io.jidi.project.overview;

import org.jspecify.annotations.NullMarked;
