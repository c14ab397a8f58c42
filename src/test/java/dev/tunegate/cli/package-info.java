/** Tests of the command line, in this process and on the packaged jar. */
@NullMarked
package dev.tunegate.cli;

import org.jspecify.annotations.NullMarked;
