/**
 * Official titles of enterprises: applications on their way through county, city, province and ministry, the titles with
 * their certificates, yearly updates, material changes, revocations and bans. Owns that a step is added and never changed,
 * and that the official title and the computed eligibility are two things, shown side by side.
 */
@NullMarked
package io.jidi.enterprise.recognition;

import org.jspecify.annotations.NullMarked;
