package io.jidi.fund.deal.rules;

import io.jidi.platform.text.Text;

/**
 * Why a gate is shut.
 *
 * @param code an item's key, a condition, or a rule of the compliance catalogue
 */
public record Obstacle(String code, Text reason) {}
