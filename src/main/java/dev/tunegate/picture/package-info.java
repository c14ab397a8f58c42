/** The justification of a decision as a picture: laid out in layers, drawn as SVG. */
@NullMarked
package dev.tunegate.picture;

import org.jspecify.annotations.NullMarked;
