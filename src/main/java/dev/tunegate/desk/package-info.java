/** The use cases that the adapters call. */
@NullMarked
package dev.tunegate.desk;

import org.jspecify.annotations.NullMarked;
