// Adds comfort to pages that work without it: nothing here is needed to read, ask or decide.
(function () {
  "use strict";

  var errors = document.getElementById("errors");
  if (errors) {
    errors.focus();
  }

  // A finding of a check leads to its line.
  var line = document.getElementById("at");
  if (line) {
    line.scrollIntoView({ block: "center" });
  }

  // What is said of an answer that was changed meanwhile would put the old answer back. And to show it
  // between press and release may move the button away from the click: it is asked again after that.
  var pressed = false;
  var again = [];
  document.addEventListener("pointerdown", function (event) { pressed = event.button === 0; });
  ["pointerup", "pointercancel"].forEach(function (end) {
    document.addEventListener(end, function () {
      pressed = false;
      again.splice(0).forEach(function (input) { htmx.trigger(input, "change"); });
    });
  });
  document.addEventListener("htmx:beforeSwap", function (event) {
    var asked = event.detail.requestConfig;
    var input = asked && asked.elt;
    if (!input || !input.matches(".question input")) {
      return;
    }
    if (pressed) {
      again.push(input);
    }
    if (pressed || input.value !== asked.formData.get(input.name)) {
      event.detail.shouldSwap = false;
    }
  });

  // What comes in the place of something may take away what had the focus, with which whoever uses the
  // keyboard would be back at the top of the page: then the focus is on what came.
  var lost = null;
  function within(event) {
    var place = event.detail.target;
    if (place && place.contains(document.activeElement) && document.activeElement !== document.body) {
      lost = place;
    }
  }
  document.addEventListener("htmx:beforeRequest", within);
  document.addEventListener("htmx:beforeSwap", within);
  document.addEventListener("htmx:afterSettle", function (event) {
    var nowhere = !document.activeElement || document.activeElement === document.body;
    if (lost && lost === event.detail.target && nowhere) {
      var came = lost.isConnected ? lost : event.target;
      if (!came.hasAttribute("tabindex")) { came.tabIndex = -1; }
      came.focus({ preventScroll: true });
    }
    if (lost === event.detail.target) { lost = null; }
  });

  // A link to something folded away opens it.
  function unfold() {
    var target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target && target.tagName === "DETAILS") {
      target.open = true;
      target.scrollIntoView();
    }
  }
  window.addEventListener("hashchange", unfold);
  unfold();

  // All reasons at once, and on paper.
  var reasons = Array.from(document.querySelectorAll("details.reason"));
  var toggle = document.querySelector("[data-open-all]");
  function openAll(open) {
    reasons.forEach(function (reason) { reason.open = open; });
  }
  if (toggle && reasons.length > 1) {
    toggle.hidden = false;
    toggle.addEventListener("click", function () {
      var open = !reasons.every(function (reason) { return reason.open; });
      openAll(open);
      toggle.textContent = open ? "Close all" : "Open all";
    });
  }
  var before = [];
  window.addEventListener("beforeprint", function () {
    before = reasons.map(function (reason) { return reason.open; });
    openAll(true);
  });
  window.addEventListener("afterprint", function () {
    reasons.forEach(function (reason, at) { reason.open = before[at]; });
  });
  var print = document.querySelector("[data-print]");
  if (print) {
    print.hidden = false;
    print.addEventListener("click", function () { window.print(); });
  }

  // On a phone a tall picture scrolls in its frame: it begins where the verdict is.
  document.querySelectorAll(".canvas").forEach(function (canvas) {
    var verdict = canvas.querySelector(".picture .verdict");
    if (verdict) {
      var place = verdict.getBoundingClientRect();
      var frame = canvas.getBoundingClientRect();
      canvas.scrollTop += place.top - frame.top - (canvas.clientHeight - place.height) / 2;
    }
  });

  // Going back in the browser shows a form as it was then, before later parts were answered. What was
  // sent since is kept in this tab, and carried along again.
  document.querySelectorAll("form[data-keep]").forEach(keep);

  function keep(form) {
    var draft = form.elements.namedItem("draft");
    if (!draft) {
      // A place in the history keeps its draft, also where the browser loads the page again.
      var known = history.state && history.state.draft;
      draft = hidden(form, "draft", known || Date.now() + "-" + Math.random().toString(36).slice(2));
      history.replaceState({ draft: draft.value }, "");
    }
    var key = "tunegate-" + draft.value;
    // What is emptied while the page still loads stays empty.
    var touched = new Set();
    form.addEventListener("input", function (event) { touched.add(event.target.name); });
    form.addEventListener("submit", function () {
      touched.clear();
      var kept = read(key);
      new FormData(form).forEach(function (value, name) {
        // The token against forgery is the page's own.
        if (name !== "_csrf") {
          kept[name] = value;
        }
      });
      sessionStorage.setItem(key, JSON.stringify(kept));
    });
    // At once, lest a form is sent before the page has loaded; and once more when the browser has put
    // back what it remembers itself.
    restore();
    window.addEventListener("pageshow", restore);

    function restore() {
      var kept = read(key);
      Object.keys(kept).forEach(function (name) {
        var input = form.elements.namedItem(name);
        if (name === "at" || kept[name] === "" || touched.has(name)) {
          return;
        }
        if (!input) {
          hidden(form, name, kept[name]);
        } else if (input.value === "") {
          input.value = kept[name];
        }
      });
    }
  }

  function hidden(form, name, value) {
    var input = document.createElement("input");
    input.type = "hidden";
    input.name = name;
    input.value = value;
    form.append(input);
    return input;
  }

  function read(key) {
    try {
      return JSON.parse(sessionStorage.getItem(key)) || {};
    } catch (unreadable) {
      return {};
    }
  }
})();
