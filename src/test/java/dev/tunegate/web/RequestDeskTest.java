package dev.tunegate.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunegate.desk.Desk;
import dev.tunegate.desk.ServiceDesk;
import dev.tunegate.desk.ServiceDesks;
import dev.tunegate.facts.CaseBuilder;
import dev.tunegate.versions.Contents;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

class RequestDeskTest {

  private final ServiceDesk service = ServiceDesks.open();
  private final Desk desk = new RequestDesk(service);

  @AfterEach
  void close() {
    RequestContextHolder.resetRequestAttributes();
    service.close();
  }

  @Test
  void aRequestKeepsTheVersionThatWasInForceWhenItBegan() {
    begin();
    assertThat(desk.version()).isEqualTo(1);
    ServiceDesks.bringIntoForce(service, Contents.enough(400));
    assertThat(desk.version()).isEqualTo(1);
    assertThat(desk.taken().policy()).isSameAs(desk.policy());
    assertThat(desk.decide(new CaseBuilder("Letters").build()).policy().fingerprint())
        .isEqualTo(Contents.sound().rules().fingerprint());
    begin();
    assertThat(desk.version()).isEqualTo(2);
  }

  @Test
  void outsideARequestThereIsNone() {
    assertThatThrownBy(desk::version).isInstanceOf(IllegalStateException.class);
  }

  private static void begin() {
    RequestContextHolder.setRequestAttributes(
        new ServletRequestAttributes(new MockHttpServletRequest()));
  }
}
