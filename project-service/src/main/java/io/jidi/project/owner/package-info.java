/**
 * Owners: what the events of enterprise-service say of the enterprises that own projects, kept here so that a project shows
 * its owner's registered name and present tier without asking another service.
 *
 * <p>A read model and nothing else: every row can be built again from the events.
 */
@NullMarked
package io.jidi.project.owner;

import org.jspecify.annotations.NullMarked;
