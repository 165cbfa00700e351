/**
 * What a developer reads: one OpenAPI document merged from the services and the gateway, a page that shows it,
 * and the catalogue of problems. A service that is away is left out and named, never waited for.
 */
@NullMarked
package io.jidi.gateway.docs;

import org.jspecify.annotations.NullMarked;
