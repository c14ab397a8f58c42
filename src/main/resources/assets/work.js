// Saves working copies of the policy by itself, and checks them while they are typed. Without it
// every page has a button that does the same.
(function () {
  "use strict";

  // How long typing rests before the text is checked, and before it is saved, in milliseconds.
  var CHECK_AFTER = 250;
  var SAVE_AFTER = 700;
  var RETRY_AFTER = 5000;

  // What other scripts of the workbench share.
  var work = window.tunegateWork = { send: send, form: null, onFindings: [], onText: [], read: null };

  function send(address, values, keepalive) {
    var body = new URLSearchParams();
    Object.keys(values).forEach(function (name) { body.append(name, values[name]); });
    var token = document.querySelector("input[name=_csrf]");
    if (token) {
      body.append("_csrf", token.value);
    }
    return fetch(address, {
      method: "POST",
      headers: { Accept: "application/json" },
      body: body,
      keepalive: Boolean(keepalive) && body.toString().length < 60000
    });
  }

  function later(work, delay) {
    var timer = 0;
    var run = function () {
      clearTimeout(timer);
      timer = setTimeout(work, delay);
    };
    run.cancel = function () { clearTimeout(timer); };
    return run;
  }

  function time() {
    return new Date().toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
  }

  // What a change is for.
  var described = document.querySelector("form[data-message]");
  if (described) {
    var message = described.elements.namedItem("message");
    var said = document.getElementById("message-saved");
    message.addEventListener("input", later(function () {
      send(described.dataset.message, { message: message.value }).then(function (answer) {
        said.textContent = answer.ok ? "Kept at " + time() + "." : "These words are not kept yet.";
      }, function () {
        said.textContent = "These words are not kept yet: the service cannot be reached.";
      });
    }, SAVE_AFTER));
  }

  function element(name, text) {
    var made = document.createElement(name);
    made.textContent = text;
    return made;
  }

  function show(findings) {
    var place = document.getElementById("findings");
    if (!place) {
      return;
    }
    var at = Array.from(place.querySelectorAll("a, button")).indexOf(document.activeElement);
    fill(place, findings);
    if (at >= 0) {
      // Whoever stands on a finding stays there, or at what is left of the list.
      var there = place.querySelectorAll("a, button");
      if (!there.length) { place.tabIndex = -1; }
      (there[Math.min(at, there.length - 1)] || place).focus();
    }
  }

  function fill(place, findings) {
    if (findings.length === 0) {
      place.replaceChildren(element("p", "Nothing is wrong with the text."));
      return;
    }
    var list = element("ul", "");
    list.className = "findings";
    findings.slice(0, 100).forEach(function (each) { list.append(line(each)); });
    place.replaceChildren(list);
    if (findings.length > 100) {
      place.append(element("p", "And " + (findings.length - 100) + " more."));
    }
  }

  function line(each) {
    var item = element("li", "");
    item.className = each.severity === "error" ? "is-error" : "is-warning";
    var here = each.path === work.path;
    var link = element("a", (here ? "" : each.path + " ") + (each.where || "the file"));
    link.href = here && work.form ? "#L" + each.line
      : "?path=" + encodeURIComponent(each.path) + "&as=text" + (each.line ? "#L" + each.line : "");
    item.append(element("strong", each.severity === "error" ? "Error" : "Warning"), " in ", link);
    if (each.rule) {
      item.append(", rule “", element("bdi", each.rule), "”");
    }
    item.append(": " + each.problem + ". ");
    var advice = element("span", each.advice + " ");
    advice.className = "note";
    if (here && each.fix && work.form) {
      var fix = element("button", "Write “" + each.fix.text + "”");
      fix.type = "button";
      fix.className = "link";
      fix.addEventListener("click", function () { work.mend(each.fix); });
      advice.append(fix);
    }
    item.append(advice);
    return item;
  }

  work.show = show;

  var form = document.querySelector("form[data-work-file]");
  if (!form) {
    return;
  }
  work.form = form;
  var area = form.elements.namedItem("text");
  var revision = form.elements.namedItem("revision");
  var path = form.elements.namedItem("path").value;
  var status = document.getElementById("saved");
  var kept = area.value;
  var saving = false;
  var sent = null;
  var stopped = document.getElementById("errors") !== null;
  var checked = 0;

  work.path = path;
  work.area = area;
  work.text = function () { return area.value; };

  function say(words) {
    if (status.textContent !== words) {
      status.textContent = words;
    }
  }

  function save() {
    var text = work.text();
    if (text === kept || saving || stopped) {
      return;
    }
    saving = true;
    sent = text;
    say("Saving …");
    send(form.action, { path: path, revision: revision.value, text: text }).then(function (answer) {
      if (answer.status === 409) {
        return answer.json().then(conflict);
      }
      if (!answer.ok) {
        throw new Error(String(answer.status));
      }
      return answer.json().then(function (saved) {
        revision.value = saved.revision;
        kept = text;
        if (work.text() === kept) {
          say("Saved at " + time() + ".");
        }
      });
    }).then(function () {
      saving = false;
      if (work.text() !== kept) {
        saveSoon();
      }
    }, function () {
      saving = false;
      say("Not saved: the service cannot be reached, or refuses the text. It is tried again in a moment.");
      setTimeout(save, RETRY_AFTER);
    });
  }

  // Nothing more is sent until a person has looked at both texts.
  function conflict(theirs) {
    stopped = true;
    say("Not saved.");
    var box = document.createElement("section");
    box.className = "errors";
    box.setAttribute("role", "alert");
    box.append(element("h2", "Somebody saved this file meanwhile"),
      element("p", "Nothing is overwritten. Your text is in the editor, the other one here. Bring the two together in yours, and then save yours; or take the other."));
    var other = element("pre", "");
    other.tabIndex = 0;
    other.append(element("code", theirs.text));
    var actions = element("p", "");
    actions.className = "actions";
    actions.append(
      button("Save mine over it", function () {
        revision.value = theirs.revision;
        stopped = false;
        box.remove();
        save();
      }),
      button("Take the other", function () {
        revision.value = theirs.revision;
        kept = theirs.text;
        stopped = false;
        box.remove();
        work.replace(theirs.text);
        say("");
      }));
    box.append(other, actions);
    form.before(box);
  }

  function button(text, action) {
    var made = element("button", text);
    made.type = "button";
    made.className = "button";
    made.addEventListener("click", action);
    return made;
  }

  var saveSoon = later(save, SAVE_AFTER);

  function check() {
    var turn = ++checked;
    send(form.dataset.check, { path: path, text: work.text() }).then(function (answer) {
      return answer.ok ? answer.json() : null;
    }).then(function (found) {
      // What was typed meanwhile has its own check.
      if (found && turn === checked) {
        show(found.findings);
        work.onFindings.forEach(function (told) { told(found.findings); });
      }
    }, function () { /* The next change tries again. */ });
  }
  var checkSoon = later(check, CHECK_AFTER);
  work.check = check;

  // Only where the text is still what the check saw.
  work.mend = function (fix) {
    if (work.text().slice(fix.begin, fix.end) === fix.met) {
      area.setRangeText(fix.text, fix.begin, fix.end, "end");
      area.dispatchEvent(new Event("input"));
      area.focus();
    }
  };

  work.replace = function (text) {
    area.value = text;
    checkSoon();
  };

  work.goTo = function (number) {
    var before = area.value.split("\n").slice(0, number - 1).join("\n").length;
    area.focus();
    area.setSelectionRange(before, before);
    area.scrollTop = Math.max(0, (number - 4) * parseFloat(getComputedStyle(area).lineHeight));
  };

  work.typed = function () {
    if (!stopped) {
      say(work.text() === kept ? "It is saved." : "Not saved yet.");
    }
    saveSoon();
    checkSoon();
  };

  area.addEventListener("input", work.typed);

  function jump() {
    var found = /^#L([0-9]+)$/.exec(location.hash);
    if (found) {
      work.goTo(Number(found[1]));
    }
  }
  window.addEventListener("hashchange", jump);
  document.addEventListener("click", function (event) {
    var link = event.target.closest && event.target.closest("#findings a[href^='#L']");
    if (link) {
      event.preventDefault();
      history.replaceState(null, "", link.getAttribute("href"));
      jump();
    }
  });
  work.jump = jump;
  jump();

  form.addEventListener("submit", function (event) {
    if (!stopped) {
      event.preventDefault();
      saveSoon.cancel();
      if (work.text() === kept) {
        say("It is saved.");
      }
      save();
    }
  });

  // What is not saved yet goes along when the page is left.
  window.addEventListener("pagehide", function () {
    if (!stopped && work.text() !== kept) {
      send(form.action, { path: path, revision: revision.value, text: work.text() }, true);
    }
  });
  window.addEventListener("beforeunload", function (event) {
    // While a save is under way what was typed since cannot follow it: its revision is not known yet.
    if ((stopped && work.text() !== kept) || (saving && work.text() !== sent)) {
      event.preventDefault();
    }
  });

  check();
})();
