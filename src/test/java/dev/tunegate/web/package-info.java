/** Tests of the service: over real HTTP, and in a real browser where there is one. */
@NullMarked
package dev.tunegate.web;

import org.jspecify.annotations.NullMarked;
