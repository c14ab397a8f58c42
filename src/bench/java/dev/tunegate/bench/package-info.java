/** Measures the program; no test and no part of it. Run by {@code mvn -Pbench}. */
@NullMarked
package dev.tunegate.bench;

import org.jspecify.annotations.NullMarked;
