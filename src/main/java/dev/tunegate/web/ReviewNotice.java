package dev.tunegate.web;

import dev.tunegate.desk.Desk;
import dev.tunegate.desk.ReviewDate;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Says beside every answer that the policy's review date is past. It stands in a header, since a
 * decision itself knows no clock.
 */
@Component
final class ReviewNotice implements HandlerInterceptor, WebMvcConfigurer {

  static final String HEADER = "Tunegate-Policy-Review";

  private final Desk desk;
  private final Clock clock;

  ReviewNotice(Desk desk, Clock clock) {
    this.desk = desk;
    this.clock = clock;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(this);
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (handler instanceof HandlerMethod) {
      ReviewDate.overdue(desk.policy(), clock)
          .ifPresent(day -> response.setHeader(HEADER, "overdue since " + day));
    }
    return true;
  }
}
