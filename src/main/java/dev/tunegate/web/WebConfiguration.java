package dev.tunegate.web;

import dev.tunegate.desk.Decisions;
import dev.tunegate.desk.ServiceDesk;
import jakarta.servlet.MultipartConfigElement;
import java.io.IOException;
import java.time.Clock;
import org.apache.catalina.core.StandardHost;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.ConfigurationPropertiesAutoConfiguration;
import org.springframework.boot.autoconfigure.context.LifecycleAutoConfiguration;
import org.springframework.boot.servlet.autoconfigure.HttpEncodingAutoConfiguration;
import org.springframework.boot.thymeleaf.autoconfigure.ThymeleafAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * What the service is made of. It is listed, not scanned for: nothing comes in because it happens
 * to be on the class path, and it starts sooner.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@ImportAutoConfiguration({
  ConfigurationPropertiesAutoConfiguration.class,
  LifecycleAutoConfiguration.class,
  TomcatServletWebServerAutoConfiguration.class,
  DispatcherServletAutoConfiguration.class,
  WebMvcAutoConfiguration.class,
  HttpEncodingAutoConfiguration.class,
  ThymeleafAutoConfiguration.class
})
@Import({
  SecurityConfiguration.class,
  RefusedController.class,
  LoginController.class,
  AccountController.class,
  AccountsController.class,
  AccountsApi.class,
  ApiController.class,
  DecisionsApi.class,
  AuditApi.class,
  RegisterController.class,
  AuditController.class,
  ExplanationController.class,
  CompareController.class,
  VersionsApi.class,
  CommentsApi.class,
  VersionsController.class,
  VersionView.class,
  ReviewController.class,
  TryController.class,
  WorkTryController.class,
  VersionFileController.class,
  WorkController.class,
  WorkFileController.class,
  WorkGridController.class,
  WorkTableController.class,
  WorkRuleController.class,
  WorkAddController.class,
  RequestDesk.class,
  ReviewNotice.class,
  Who.class,
  OpenApi.class,
  StartController.class,
  AskController.class,
  VerdictController.class,
  PictureController.class,
  ReportController.class,
  ReportPdf.class,
  BookController.class,
  GraphController.class,
  BookShelf.class,
  ProblemController.class,
  ProblemAdvice.class,
  Frame.class,
  SampleShelf.class
})
class WebConfiguration implements WebMvcConfigurer {

  private static final String WEBJARS = "META-INF/resources/webjars/";

  /** Headers stand on every answer, those of the server itself included, so valves set them. */
  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> valves() {
    return tomcat -> {
      tomcat.addEngineValves(new SecurityHeaders());
      tomcat.addContextCustomizers(
          context -> {
            var host = (StandardHost) context.getParent();
            host.setErrorReportValveClass(LastResort.class.getName());
            host.getPipeline().addValve(new LastResort());
          });
    };
  }

  /**
   * Forms with a file are read for one address only, see {@link FormFilter}: a small one in memory,
   * a larger one on the disk, and not beyond what a policy may have.
   */
  @Bean
  MultipartConfigElement files() {
    long most = RequestBody.MOST_BYTES;
    return new MultipartConfigElement("", most, most + (64 << 10), 64 << 10);
  }

  @Bean
  Clock clock(ServiceDesk service) {
    return service.clock();
  }

  @Bean(destroyMethod = "") // the service closes it
  Decisions decisions(ServiceDesk service) {
    return service.decisions();
  }

  @Override
  public void addResourceHandlers(ResourceHandlerRegistry registry) {
    registry
        .addResourceHandler("/assets/**")
        .addResourceLocations("classpath:/assets/")
        .addResourceLocations(folder("htmx.org/", "htmx.min.js", "dist/"))
        .addResourceLocations(folder("monaco-editor/", "vs/loader.js", "min/"))
        .setCacheControl(CacheControl.noCache());
  }

  /**
   * A folder of what the jar carries of a project, whatever its version.
   *
   * @param name a file in the folder
   * @param within where the folder stands in the project
   */
  private static Resource folder(String project, String name, String within) {
    String below = WEBJARS + project;
    try {
      String file =
          new PathMatchingResourcePatternResolver()
              .getResources("classpath*:" + below + "*/" + within + name)[0]
              .getURL()
              .toString();
      String found = file.substring(file.lastIndexOf(below));
      return new ClassPathResource(found.substring(0, found.length() - name.length()));
    } catch (IOException | ArrayIndexOutOfBoundsException missing) {
      throw new IllegalStateException(project + " is missing from the class path", missing);
    }
  }
}
