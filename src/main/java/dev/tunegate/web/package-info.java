/** The service: HTTP API and pages. */
@NullMarked
package dev.tunegate.web;

import org.jspecify.annotations.NullMarked;
