package io.jidi.platform.command;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a resource method that changes something and returns a {@code Response}. It runs in one transaction, is repeated
 * after a deadlock, and answers a repeated {@code Idempotency-Key} with the first response.
 */
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Command {

    /** Whether a call without a key is refused: where money or commitments move, and on imports. */
    @Nonbinding
    boolean keyRequired() default false;
}
