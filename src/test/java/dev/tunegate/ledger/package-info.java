/** Tests of the ledger: published vectors, an independent oracle, and every kind of tampering. */
@NullMarked
package dev.tunegate.ledger;

import org.jspecify.annotations.NullMarked;
