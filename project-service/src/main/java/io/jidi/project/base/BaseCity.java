package io.jidi.project.base;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** A city that a base lies in, with where we know it from. */
@Embeddable
record BaseCity(@Column(name = "region_code") String regionCode, String source, boolean confirmed) {}
