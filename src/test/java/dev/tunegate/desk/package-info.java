/** Tests of the use cases. */
@NullMarked
package dev.tunegate.desk;

import org.jspecify.annotations.NullMarked;
