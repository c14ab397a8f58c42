package dev.tunegate.web;

import jakarta.servlet.http.HttpServletResponse;

/**
 * What pages with the editor for text are allowed beyond all others: it sets styles of its own, and
 * has a font of its own. Everything still comes from this service.
 */
final class EditorPage {

  static final String CONTENT_SECURITY_POLICY =
      SecurityHeaders.CONTENT_SECURITY_POLICY.replace(
              "style-src 'self'", "style-src 'self' 'unsafe-inline'")
          + "; font-src 'self'; worker-src 'self'";

  private EditorPage() {}

  static void allow(HttpServletResponse response) {
    response.setHeader("Content-Security-Policy", CONTENT_SECURITY_POLICY);
  }
}
