/**
 * The library, the tiers and the funds for an analyst's assistant (Model Context Protocol), read-only. No state and no rights of its own:
 * each tool asks the gateway's public API with the token that came with the call, so the answer is what that person may see, counted
 * and recorded as any other request of his.
 */
@NullMarked
package io.jidi.mcp;

import org.jspecify.annotations.NullMarked;
