/** Puts the adapters together. */
@NullMarked
package dev.tunegate;

import org.jspecify.annotations.NullMarked;
