/**
 * 要素保障: what projects lack, the joint consultation that decides on it, who settles it by when, and how well (domain file
 * project-library 2.5). A funds gap is told to the funds; their deals come back as answers.
 */
@NullMarked
package io.jidi.project.element;

import org.jspecify.annotations.NullMarked;
