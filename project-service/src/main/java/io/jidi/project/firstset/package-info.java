/**
 * First sets (首台(套)重大技术装备, 首批次新材料, 首版次软件; domain reference 2.11): from the application with its credit commitment to
 * publication, the reward and the compensation of the premium. Rates come from the support clauses and are unconfirmed.
 */
@NullMarked
package io.jidi.project.firstset;

import org.jspecify.annotations.NullMarked;
