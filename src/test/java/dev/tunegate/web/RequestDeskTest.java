package dev.tunegate.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunegate.analysis.SampleFiles;
import dev.tunegate.desk.Desk;
import dev.tunegate.desk.Opening;
import dev.tunegate.desk.PolicyLife;
import dev.tunegate.desk.PolicyLocation;
import dev.tunegate.desk.Recording;
import dev.tunegate.desk.ServiceDesk;
import dev.tunegate.facts.CaseBuilder;
import dev.tunegate.store.Actor;
import dev.tunegate.store.Databases;
import dev.tunegate.versions.Content;
import dev.tunegate.versions.Contents;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

class RequestDeskTest {

  private static final Content FIRST = Contents.sound();

  private final ServiceDesk service =
      ServiceDesk.open(
          new Opening(
              () ->
                  new PolicyLocation(
                      "a test", FIRST.rules(), new SampleFiles(FIRST.sampleFiles(), List.of())),
              Databases.SQLITE.fresh(),
              null,
              Recording.DEFAULT,
              "127.0.0.1",
              0),
          Clock.systemUTC());
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
    bringAnotherIntoForce();
    assertThat(desk.version()).isEqualTo(1);
    assertThat(desk.taken().policy()).isSameAs(desk.policy());
    assertThat(desk.decide(new CaseBuilder("Letters").build()).policy().fingerprint())
        .isEqualTo(FIRST.rules().fingerprint());
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

  private void bringAnotherIntoForce() {
    PolicyLife life = service.life();
    var ada = new Actor("Ada");
    var bo = new Actor("Bo");
    int number = life.draft(null, "For a test", Contents.enough(400), ada).number();
    life.propose(number, ada);
    life.approve(number, "", bo);
    life.activate(number, bo);
  }
}
