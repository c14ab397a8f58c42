@org.jspecify.annotations.NullMarked
package dev.tunegate.register;
