/** Tests of the database, on SQLite and on PostgreSQL. */
@NullMarked
package dev.tunegate.store;

import org.jspecify.annotations.NullMarked;
