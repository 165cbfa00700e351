/** The project service: a province's bases, its key-project library and the monthly dispatch with lights. */
@NullMarked
package io.jidi.project;

import org.jspecify.annotations.NullMarked;
