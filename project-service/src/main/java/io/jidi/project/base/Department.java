package io.jidi.project.base;

/** A provincial department under the name the policy uses; it may have been renamed since. */
public record Department(String code, String nameAsInDocument, String nameEn) {}
