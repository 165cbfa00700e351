/**
 * Investment promotion (招商引资, domain reference 2.8): leads from negotiation to full capacity, each step dated and evidenced, with
 * dormancy. 到位资金 is another statistic than 完成投资 and never summed with it.
 */
@NullMarked
package io.jidi.project.promotion;

import org.jspecify.annotations.NullMarked;
