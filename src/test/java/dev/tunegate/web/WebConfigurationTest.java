package dev.tunegate.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.web.context.WebApplicationContext;

class WebConfigurationTest {

  /** Spring closes the scoped beans of a request at its end; the desk in force serves everybody. */
  @Test
  void nothingIsMadeForARequestAlone() {
    ConfigurableListableBeanFactory beans = RunningService.shared().running().getBeanFactory();
    List<String> scopes =
        Stream.of(beans.getBeanDefinitionNames())
            .map(beans::getMergedBeanDefinition)
            .map(BeanDefinition::getScope)
            .distinct()
            .toList();

    assertThat(scopes).isNotEmpty().doesNotContain(WebApplicationContext.SCOPE_REQUEST);
  }
}
