/**
 * What was decided: the form in which the ledger holds a decision, and a register of them that is
 * made from the ledger, to search by. The register can be thrown away and made again.
 */
@NullMarked
package dev.tunegate.register;

import org.jspecify.annotations.NullMarked;
