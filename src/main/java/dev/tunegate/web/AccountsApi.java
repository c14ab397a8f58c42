package dev.tunegate.web;

import dev.tunegate.accounts.Accounts;
import dev.tunegate.accounts.Role;
import dev.tunegate.accounts.Tokens;
import dev.tunegate.desk.ServiceDesk;
import dev.tunegate.store.Actor;
import dev.tunegate.store.Journal;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Accounts, tokens, and the record of every step, for programs. */
@RestController
final class AccountsApi {

  private static final int MOST_ENTRIES = 1_000;

  private final Accounts accounts;
  private final Tokens tokens;
  private final Journal journal;
  private final Who who;

  AccountsApi(ServiceDesk service, Who who) {
    this.accounts = service.accounts();
    this.tokens = service.tokens();
    this.journal = service.journal();
    this.who = who;
  }

  @GetMapping("/api/accounts")
  ResponseEntity<byte[]> all() {
    return Json.ok(Json.text(json -> AccountsJson.accounts(accounts.all(), json)));
  }

  @PostMapping("/api/accounts")
  ResponseEntity<byte[]> create(HttpServletRequest request)
      throws IOException, HttpMediaTypeNotSupportedException {
    Actor by = who.of(request);
    var body = RequestBody.read(request, "name", "displayName", "roles", "reason");
    return issued(
        201,
        accounts.create(
            body.text("name"), body.text("displayName"), roles(body), body.text("reason"), by));
  }

  @PostMapping("/api/accounts/{name}/reset")
  ResponseEntity<byte[]> reset(@PathVariable("name") String name, HttpServletRequest request)
      throws IOException, HttpMediaTypeNotSupportedException {
    Actor by = who.of(request);
    String reason = RequestBody.read(request, "reason").text("reason");
    return issued(200, accounts.reset(name, reason, by));
  }

  @PostMapping("/api/accounts/{name}/roles")
  ResponseEntity<byte[]> setRoles(@PathVariable("name") String name, HttpServletRequest request)
      throws IOException, HttpMediaTypeNotSupportedException {
    Actor by = who.of(request);
    var body = RequestBody.read(request, "roles", "reason");
    accounts.setRoles(name, roles(body), body.text("reason"), by);
    return account(name);
  }

  @PostMapping("/api/accounts/{name}/disable")
  ResponseEntity<byte[]> disable(@PathVariable("name") String name, HttpServletRequest request)
      throws IOException, HttpMediaTypeNotSupportedException {
    return setActive(name, false, request);
  }

  @PostMapping("/api/accounts/{name}/enable")
  ResponseEntity<byte[]> enable(@PathVariable("name") String name, HttpServletRequest request)
      throws IOException, HttpMediaTypeNotSupportedException {
    return setActive(name, true, request);
  }

  private ResponseEntity<byte[]> setActive(String name, boolean active, HttpServletRequest request)
      throws IOException, HttpMediaTypeNotSupportedException {
    Actor by = who.of(request);
    String reason = RequestBody.read(request, "reason").text("reason");
    accounts.setActive(name, active, reason, by);
    return account(name);
  }

  @GetMapping("/api/tokens")
  ResponseEntity<byte[]> tokens() {
    return Json.ok(Json.text(json -> AccountsJson.tokens(tokens.all(), json)));
  }

  @PostMapping("/api/tokens/{id}/revoke")
  ResponseEntity<byte[]> revoke(@PathVariable("id") String id, HttpServletRequest request) {
    tokens.revoke(id, who.of(request));
    return tokens();
  }

  /** The record of every step, after one that is known. */
  @GetMapping("/api/journal")
  ResponseEntity<byte[]> journal(@RequestParam(name = "after", defaultValue = "0") String after) {
    if (!after.matches("[0-9]{1,18}")) {
      throw new ProblemException(
          new Problem(ProblemType.INVALID_REQUEST, "after is no sequence of an entry: 0, 1, 2 …"));
    }
    List<Journal.Entry> entries = journal.after(Long.parseLong(after), MOST_ENTRIES);
    return Json.ok(Json.text(json -> AccountsJson.journal(entries, json)));
  }

  private static Set<Role> roles(RequestBody body) {
    return body.texts("roles").stream()
        .map(
            code ->
                Role.of(code)
                    .orElseThrow(
                        () ->
                            new ProblemException(
                                new Problem(
                                    ProblemType.INVALID_REQUEST,
                                    "roles holds what is none. Roles are "
                                        + List.of(Role.values()).stream()
                                            .map(Role::code)
                                            .collect(Collectors.joining(", "))
                                        + "."))))
        .collect(Collectors.toSet());
  }

  private ResponseEntity<byte[]> account(String name) {
    return accounts
        .find(name)
        .map(account -> Json.ok(Json.text(json -> AccountsJson.account(account, "", json))))
        .orElseThrow(NotFoundException::new);
  }

  /** The password stands in no other answer, and nothing on the way keeps this one. */
  private static ResponseEntity<byte[]> issued(int status, Accounts.Issued issued) {
    ResponseEntity<byte[]> answer =
        Json.answer(
            status,
            MediaType.APPLICATION_JSON_VALUE,
            Json.text(json -> AccountsJson.account(issued.account(), issued.password(), json)));
    return ResponseEntity.status(answer.getStatusCode())
        .headers(answer.getHeaders())
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .body(answer.getBody());
  }
}
