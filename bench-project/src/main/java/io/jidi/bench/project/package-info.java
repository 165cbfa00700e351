/** The close of a month, its bulletin and questions over ten years, measured on one packaged project-service. */
@NullMarked
package io.jidi.bench.project;

import org.jspecify.annotations.NullMarked;
