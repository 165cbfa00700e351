/**
 * The registry of enterprises: identity by credit code, present and former names, region, base, industry and place in the
 * chain. Owns who may see which enterprise (province all, city its region, an enterprise only itself) and that a code is
 * registered once. Other features come in through {@code EnterpriseRegistry}.
 */
@NullMarked
package io.jidi.enterprise.enterprise;

import org.jspecify.annotations.NullMarked;
