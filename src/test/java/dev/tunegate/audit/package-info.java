@NullMarked
package dev.tunegate.audit;

import org.jspecify.annotations.NullMarked;
