/**
 * The key-project library (重点项目库): what gets in, by which code it is known, how it is adjusted and how it leaves.
 *
 * <p>Owns the admission checklist C1–C8 and the project-code check, both as pure rules with dated values; here is what reads
 * those values from the files shipped with the service.
 */
@NullMarked
package io.jidi.project.library;

import org.jspecify.annotations.NullMarked;
