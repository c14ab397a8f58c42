package dev.tunegate.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.accounts.Role;
import dev.tunegate.accounts.Staff;
import dev.tunegate.desk.PolicyLocation;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The page of the record, as an auditor uses it. */
class AuditPageTest {

  @Test
  void anAuditorSeesHowTheRecordStandsAndHasItVerified() throws InterruptedException {
    try (var service = new RunningService(PolicyLocation.shipped())) {
      var http = new Http(service);
      http.get(Http.header(http.decide("{\"title\":\"Sorting\"}"), "Location"));
      var unused = new Staff(service.desks().database());
      Browser auditor = Browser.of(service, Role.AUDITOR.code());
      String page = auditor.get("/audit").body();
      assertThat(page)
          .contains("Not verified since this service was started", "tunegate.invalid/", "\u2014 ");
      assertThat(auditor.post("/audit/verify", Map.of()).statusCode()).isEqualTo(302);
      for (int i = 0; i < 600 && !page.contains("The record holds."); i++) {
        TimeUnit.MILLISECONDS.sleep(100);
        page = auditor.get("/audit").body();
      }
      assertThat(page).contains("The record holds.", "Decisions a day");
    }
  }
}
