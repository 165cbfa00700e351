/**
 * The overview: figures over what the caller may see, each with its definition and the list that holds exactly its rows. What
 * this service keeps itself is counted where it is kept and is never behind; what enterprise-service and fund-service know comes
 * by their events into read models that can be built again (docs/adr/0008).
 */
@NullMarked
package io.jidi.project.overview;

import org.jspecify.annotations.NullMarked;
