package dev.tunegate.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.web.context.WebApplicationContext;

class WebConfigurationTest {

  /** Spring closes what can be closed, unless told not to; the desk in force serves everybody. */
  @Test
  void whatARequestUsesIsNotClosedAtItsEnd() {
    ConfigurableListableBeanFactory beans = RunningService.shared().running().getBeanFactory();
    List<BeanDefinition> ofRequests =
        Stream.of(beans.getBeanDefinitionNames())
            .map(beans::getMergedBeanDefinition)
            .filter(bean -> WebApplicationContext.SCOPE_REQUEST.equals(bean.getScope()))
            .toList();

    assertThat(ofRequests)
        .isNotEmpty()
        .allSatisfy(
            bean -> {
              assertThat(bean.getDestroyMethodName()).isEmpty();
            });
  }
}
