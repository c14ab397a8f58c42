// Saves each cell of a grid as it is changed, and shows what the check finds at the cell itself.
(function () {
  "use strict";

  var work = window.tunegateWork;
  var form = document.querySelector("form[data-grid]");
  if (!work || !form) {
    return;
  }
  var SAVE_AFTER = 400;
  var status = document.getElementById("saved");
  var cells = Array.from(form.querySelectorAll("[data-cell]"));
  var path = form.dataset.path;
  var waiting = new Map();
  var queue = Promise.resolve();
  work.path = path;

  cells.forEach(function (cell) {
    cell.dataset.was = cell.value;
    cell.addEventListener("input", function () {
      fit(cell);
      clearTimeout(waiting.get(cell));
      waiting.set(cell, setTimeout(function () { save(cell); }, SAVE_AFTER));
    });
    cell.addEventListener("change", function () { save(cell); });
    cell.addEventListener("keydown", move);
    fit(cell);
  });
  window.addEventListener("resize", function () { cells.forEach(fit); });

  function fit(cell) {
    cell.style.height = "auto";
    cell.style.height = cell.scrollHeight + 2 + "px";
  }

  // Enter goes to the cell below, as in a spreadsheet.
  function move(event) {
    if (event.key !== "Enter" || event.isComposing) {
      return;
    }
    event.preventDefault();
    var at = event.target.closest("td");
    var row = at.parentElement[event.shiftKey ? "previousElementSibling" : "nextElementSibling"];
    var next = row && row.children[at.cellIndex] && row.children[at.cellIndex].querySelector("[data-cell]");
    if (next) {
      next.focus();
      next.select();
    }
  }

  // One after the other, so that each is made on what the one before has left.
  function save(cell) {
    clearTimeout(waiting.get(cell));
    waiting.delete(cell);
    queue = queue.then(function () {
      var value = cell.value;
      if (value === cell.dataset.was) {
        return undefined;
      }
      status.textContent = "Saving …";
      return work.send(form.getAttribute("action"), { path: path, cell: cell.dataset.cell, was: cell.dataset.was, value: value })
        .then(function (answer) {
          return answer.json().then(function (told) {
            if (!answer.ok) {
              status.textContent = "Not saved: " + told.detail;
              say(cell, told.detail, true);
              return;
            }
            cell.dataset.was = value;
            status.textContent = "Saved at " + new Date().toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" }) + ".";
            cells.forEach(function (each) { each.dataset.line = told.lines[each.dataset.cell] || 0; });
            mark(told.findings);
            work.show(told.findings);
          });
        })
        .catch(function () { status.textContent = "Not saved: the service cannot be reached. Change the cell again to try once more."; });
    });
  }

  window.addEventListener("beforeunload", function (event) {
    if (cells.some(function (cell) { return cell.value !== cell.dataset.was; })) {
      cells.forEach(save);
      event.preventDefault();
    }
  });

  function cellOf(found) {
    var named = /^cell ([A-Z]+[0-9]+)$/.exec(found.within);
    return cells.find(function (cell) {
      return named ? cell.dataset.cell === named[1] : found.line > 0 && Number(cell.dataset.line) === found.line;
    }) || (found.line > 0 && (form.querySelector("tr[data-line='" + found.line + "'] [data-cell]") || missing(found)));
  }

  // What is missing has no line of its own: the row's first cell that is empty stands for it.
  function missing(found) {
    var row = Array.from(form.querySelectorAll("tbody tr")).filter(function (each) {
      return Number(each.dataset.line) <= found.line;
    }).pop();
    return row && row.querySelector("[data-cell]");
  }

  function say(cell, words, wrong) {
    var id = "of-" + cells.indexOf(cell);
    var note = document.getElementById(id);
    if (!note) {
      note = document.createElement("p");
      note.id = id;
      cell.after(note);
      cell.setAttribute("aria-describedby", id);
    }
    note.className = wrong ? "at-cell is-error" : "at-cell is-warning";
    note.textContent = words;
    if (wrong) {
      cell.setAttribute("aria-invalid", "true");
    }
    return note;
  }

  // Whoever stands on what is said at a cell is at the cell when it is gone.
  function mark(findings) {
    var note = document.activeElement && document.activeElement.closest(".at-cell");
    var on = note && note.parentElement.querySelector("[data-cell]");
    put(findings);
    if (on) {
      (on.parentElement.querySelector(".at-cell button") || on).focus();
    }
  }

  function put(findings) {
    form.querySelectorAll(".at-cell").forEach(function (note) { note.remove(); });
    cells.forEach(function (cell) {
      cell.removeAttribute("aria-invalid");
      cell.removeAttribute("aria-describedby");
    });
    findings.forEach(function (found) {
      var cell = found.path === path && cellOf(found);
      if (!cell || cell.hasAttribute("aria-describedby")) {
        return;
      }
      var note = say(cell, found.problem.charAt(0).toUpperCase() + found.problem.slice(1) + ". " + found.advice + " ", found.severity === "error");
      if (found.fix && cell.value.includes(found.fix.met)) {
        var fix = document.createElement("button");
        fix.type = "button";
        fix.className = "link";
        fix.textContent = "Write “" + found.fix.text + "”";
        fix.addEventListener("click", function () {
          cell.value = cell.value.replace(found.fix.met, function () { return found.fix.text; });
          fit(cell);
          save(cell);
          cell.focus();
        });
        note.append(fix);
      }
    });
  }

  work.send(form.getAttribute("action").replace(/cells$/, "check"), {}).then(function (answer) {
    return answer.ok ? answer.json() : null;
  }).then(function (told) {
    if (told) {
      mark(told.findings);
      work.show(told.findings);
    }
  });

  var upload = document.querySelector("[data-upload]");
  if (upload) {
    upload.closest("label").hidden = false;
    upload.addEventListener("change", function () {
      var token = document.querySelector("input[name=_csrf]");
      status.textContent = "Reading the spreadsheet …";
      fetch(upload.dataset.to, {
        method: "POST",
        headers: { Accept: "application/json", "Content-Type": "application/octet-stream", "X-CSRF-TOKEN": token ? token.value : "" },
        body: upload.files[0]
      }).then(function (answer) {
        if (answer.ok) {
          location.reload();
          return undefined;
        }
        return answer.json().then(function (told) { status.textContent = told.detail; });
      }, function () { status.textContent = "Not taken: the service cannot be reached."; });
    });
  }
})();
