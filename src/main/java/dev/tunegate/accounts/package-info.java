/** Who may act: accounts with roles, their passwords, and tokens for machines. */
@NullMarked
package dev.tunegate.accounts;

import org.jspecify.annotations.NullMarked;
