/**
 * What a service may answer when it cannot do what was asked (RFC 9457). Each service lists its
 * problems in one enum; support staff grep for the code.
 */
@NullMarked
package io.jidi.platform.problem;

import org.jspecify.annotations.NullMarked;
