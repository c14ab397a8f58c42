/** The database of the service: where it is, its schema, its transactions, and its journal. */
@NullMarked
package dev.tunegate.store;

import org.jspecify.annotations.NullMarked;
