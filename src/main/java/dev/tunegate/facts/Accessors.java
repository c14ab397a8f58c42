package dev.tunegate.facts;

import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads values off records by what their accessors are called. An accessor becomes a function of
 * its own, which costs no more than the call: a field is read several times a rule and case.
 */
public final class Accessors {

  private Accessors() {}

  /**
   * The function that an accessor is.
   *
   * @param accessor a public method without parameters
   */
  @SuppressWarnings("unchecked") // What the metafactory makes is of the type that it is asked for.
  public static Function<Object, @Nullable Object> of(Method accessor) {
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      MethodHandle handle = lookup.unreflect(accessor);
      MethodType boxed = handle.type().wrap();
      return (Function<Object, @Nullable Object>)
          LambdaMetafactory.metafactory(
                  lookup,
                  "apply",
                  MethodType.methodType(Function.class),
                  MethodType.methodType(Object.class, Object.class),
                  handle,
                  boxed)
              .getTarget()
              .invoke();
    } catch (Throwable impossible) {
      throw new IllegalStateException("Cannot read " + accessor, impossible);
    }
  }
}
