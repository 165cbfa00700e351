/**
 * The national signature SM2 over SM3, as GM/T 0009 agrees on it between parties: curve sm2p256v1, user id
 * {@code 1234567812345678}. Software keys: real operation keeps them in a certified module.
 */
@NullMarked
package io.jidi.platform.sm;

import org.jspecify.annotations.NullMarked;
