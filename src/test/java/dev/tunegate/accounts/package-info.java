@NullMarked
package dev.tunegate.accounts;

import org.jspecify.annotations.NullMarked;
