/**
 * Policy questions asked of the whole population: what if a parameter or an edition were another, and where two editions
 * differ. Owns runs: started by an officer, computed block by block with flat memory, taken up again
 * after a process died, their answer kept. Decides nothing
 * about any enterprise.
 */
@NullMarked
package io.jidi.enterprise.policy;

import org.jspecify.annotations.NullMarked;
