package io.jidi.platform.http;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An operation on what belongs to no city, base, fund or enterprise but to the province: a rule, a catalogue, a round over
 * everybody. There is no row whose scope could be checked, so the caller's scope must cover the province itself.
 */
@NameBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface WholeProvince {}
