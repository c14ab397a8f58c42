/** The command line. */
@NullMarked
package dev.tunegate.cli;

import org.jspecify.annotations.NullMarked;
