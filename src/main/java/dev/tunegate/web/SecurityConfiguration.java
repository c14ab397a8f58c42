package dev.tunegate.web;

import dev.tunegate.desk.Opening;
import dev.tunegate.desk.ServiceDesk;
import jakarta.servlet.DispatcherType;
import org.springframework.boot.web.servlet.DelegatingFilterProxyRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;

/** How a request is found to come from somebody, and let through or not. */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
class SecurityConfiguration {

  /** Requests only: where one of them is forwarded to is the program's own affair. */
  @Bean
  DelegatingFilterProxyRegistrationBean securityFilter() {
    var registration = new DelegatingFilterProxyRegistrationBean("springSecurityFilterChain");
    registration.setDispatcherTypes(DispatcherType.REQUEST);
    registration.setOrder(0);
    return registration;
  }

  @Bean
  Reach reach(Opening opening) {
    return Reach.of(opening);
  }

  @Bean
  Logins logins(ServiceDesk service) {
    return new Logins(service.accounts());
  }

  @Bean
  SecurityFilterChain routes(HttpSecurity http, ServiceDesk service, Logins logins, Reach reach) {
    var refusals = new Refusals(reach);
    var forms = new FormTokens();
    return http.authorizeHttpRequests(all -> all.anyRequest().access(new RouteRule(reach)))
        .authenticationManager(new ProviderManager(new PasswordLogin(service.accounts())))
        .securityContext(context -> context.securityContextRepository(logins))
        .formLogin(
            form ->
                form.loginPage("/login")
                    .usernameParameter("name")
                    .passwordParameter("password")
                    .successHandler(LoginController::welcome)
                    .failureHandler(LoginController::turnAway))
        .logout(out -> out.logoutUrl("/logout").logoutSuccessUrl("/").invalidateHttpSession(true))
        .csrf(
            csrf ->
                csrf.requireCsrfProtectionMatcher(forms)
                    .csrfTokenRequestHandler(forms)
                    .csrfTokenRepository(new HttpSessionCsrfTokenRepository()))
        .exceptionHandling(
            refused -> refused.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
        .addFilterBefore(new FormFilter(), CsrfFilter.class)
        .addFilterAfter(new TokenFilter(service.tokens()), CsrfFilter.class)
        // SecurityHeaders sets them, on the answers of the server itself too.
        .headers(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .build();
  }
}
