/**
 * What auditors do with the record, offline if need be: verify that nothing in it was changed,
 * decide again what it holds, and hand out receipts that anybody can check.
 */
@NullMarked
package dev.tunegate.audit;

import org.jspecify.annotations.NullMarked;
