package dev.tunegate.web;

import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * An address that the service answers, and who it is for.
 *
 * @param method GET stands for HEAD too
 */
record Route(HttpMethod method, PathPattern pattern, Access access) {

  static Route of(HttpMethod method, String pattern, Access access) {
    return new Route(method, PathPatternParser.defaultInstance.parse(pattern), access);
  }

  boolean matches(PathContainer path) {
    return pattern.matches(path);
  }

  boolean takes(String asked) {
    return method.matches(asked)
        || (method.equals(HttpMethod.GET) && HttpMethod.HEAD.matches(asked));
  }

  @Override
  public String toString() {
    return method + " " + pattern;
  }
}
