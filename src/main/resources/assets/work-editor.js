// Puts an editor that knows the policy in the place of the text field, where there is room for one.
(function () {
  "use strict";

  var work = window.tunegateWork;
  var host = document.getElementById("editor");
  if (!work || !work.form || !host || !matchMedia("(min-width: 48rem) and (any-pointer: fine)").matches) {
    return;
  }

  var vocabulary = { types: [], codes: {}, thresholds: [], statements: [], attributes: [], paths: [] };

  window.MonacoEnvironment = {
    getWorker: function () { return new Worker("/assets/vs/base/worker/workerMain.js"); }
  };

  var loader = document.createElement("script");
  loader.src = "/assets/vs/loader.js";
  loader.addEventListener("load", function () {
    window.require.config({ paths: { vs: "/assets/vs" } });
    window.require(["vs/editor/editor.main"], begin);
  });
  document.head.append(loader);

  // Who asks for words before they are there waits for them.
  var known = fetch(work.form.dataset.vocabulary, { headers: { Accept: "application/json" } })
    .then(function (answer) { return answer.ok ? answer.json() : vocabulary; })
    .then(function (words) { vocabulary = words; }, function () { /* The editor does without. */ });

  function language() {
    if (/\.drl$/.test(work.path)) { return "drl"; }
    if (/\.yaml$/.test(work.path)) { return "yaml"; }
    return /\.json$/.test(work.path) ? "case" : "plaintext";
  }

  function begin() {
    var monaco = window.monaco;
    teach(monaco);
    var dark = matchMedia("(prefers-color-scheme: dark)");
    theme(monaco, dark.matches);
    dark.addEventListener("change", function () { theme(monaco, dark.matches); });

    var scroll = work.area.scrollTop;
    var model = monaco.editor.createModel(work.area.value, language());
    model.setEOL(monaco.editor.EndOfLineSequence.LF);
    host.hidden = false;
    var editor = monaco.editor.create(host, {
      model: model,
      ariaLabel: "The text of " + work.path + ". Press Control M, then Tab, to leave it.",
      automaticLayout: true,
      fontSize: 14,
      lineHeight: 21,
      minimap: { enabled: false },
      scrollBeyondLastLine: false,
      tabSize: 4,
      insertSpaces: true,
      detectIndentation: false,
      quickSuggestions: { other: true, strings: true, comments: false },
      wordBasedSuggestions: "off",
      unicodeHighlight: { ambiguousCharacters: false },
      renderFinalNewline: "on", // else the number of the last line is too faint to read
      renderWhitespace: "boundary",
      fixedOverflowWidgets: true,
      lightbulb: { enabled: "on" },
      padding: { top: 8, bottom: 8 }
    });
    document.getElementById("keys").hidden = false;
    work.area.hidden = true;
    document.querySelector("label[for=text]").removeAttribute("for");
    editor.setScrollTop(scroll);
    host.dataset.ready = "true";
    // For whoever tests the page.
    work.editor = editor;

    work.text = function () { return model.getValue(); };
    model.onDidChangeContent(function () {
      work.area.value = model.getValue();
      work.typed();
    });
    work.replace = function (text) { write(editor, 0, model.getValue().length, text); };
    work.goTo = function (line) {
      editor.setPosition({ lineNumber: line, column: 1 });
      editor.revealLineInCenter(line);
      editor.focus();
    };
    work.mend = function (fix) {
      if (model.getValue().slice(fix.begin, fix.end) === fix.met) {
        write(editor, fix.begin, fix.end, fix.text);
        editor.focus();
      }
    };
    work.onFindings.push(function (findings) { mark(monaco, model, findings); });
    work.check();
    work.jump();
  }

  function write(editor, begin, end, text) {
    var model = editor.getModel();
    editor.executeEdits("tunegate", [{ range: range(model, begin, end), text: text }]);
    editor.pushUndoStop();
  }

  function range(model, begin, end) {
    var from = model.getPositionAt(begin);
    var to = model.getPositionAt(end);
    return new window.monaco.Range(from.lineNumber, from.column, to.lineNumber, to.column);
  }

  var here = [];

  function mark(monaco, model, findings) {
    here = findings.filter(function (each) { return each.path === work.path; });
    monaco.editor.setModelMarkers(model, "tunegate", here.map(function (each) {
      var at = each.fix ? range(model, each.fix.begin, each.fix.end) : whole(model, each);
      each.range = at;
      return {
        severity: each.severity === "error" ? monaco.MarkerSeverity.Error : monaco.MarkerSeverity.Warning,
        message: each.problem + "\n" + each.advice,
        startLineNumber: at.startLineNumber,
        startColumn: at.startColumn,
        endLineNumber: at.endLineNumber,
        endColumn: at.endColumn
      };
    }));
  }

  // Without a column the whole line is meant; with one, what begins there.
  function whole(model, each) {
    var line = Math.min(Math.max(1, each.line), model.getLineCount());
    var from = each.column || model.getLineFirstNonWhitespaceColumn(line) || 1;
    var word = each.column ? model.getWordAtPosition({ lineNumber: line, column: from }) : null;
    var to = word ? word.endColumn : model.getLineMaxColumn(line);
    return new window.monaco.Range(line, from, line, Math.max(to, from + 1));
  }

  function theme(monaco, dark) {
    var style = getComputedStyle(document.documentElement);
    var colour = function (name) { return style.getPropertyValue(name).trim(); };
    monaco.editor.defineTheme("tunegate", {
      base: dark ? "vs-dark" : "vs",
      inherit: true,
      rules: [
        { token: "comment", foreground: colour("--soft").slice(1), fontStyle: "italic" },
        { token: "keyword", foreground: colour("--link").slice(1), fontStyle: "bold" },
        { token: "type", foreground: colour("--needs").slice(1) },
        { token: "string", foreground: colour("--tune").slice(1) },
        { token: "number", foreground: colour("--ink").slice(1) },
        { token: "annotation", foreground: colour("--not-yet").slice(1) },
        { token: "variable", foreground: colour("--not-yet").slice(1) }
      ],
      colors: {
        "editor.background": colour("--paper"),
        "editor.foreground": colour("--ink"),
        "editorLineNumber.foreground": colour("--soft"),
        "editorGutter.background": colour("--paper")
      }
    });
    monaco.editor.setTheme("tunegate");
  }

  // The languages of a policy, and what is known of its words.
  function teach(monaco) {
    monaco.languages.register({ id: "drl" });
    monaco.languages.setLanguageConfiguration("drl", {
      comments: { lineComment: "//", blockComment: ["/*", "*/"] },
      brackets: [["(", ")"], ["{", "}"], ["[", "]"]],
      autoClosingPairs: [{ open: "(", close: ")" }, { open: "\"", close: "\"", notIn: ["string"] }],
      wordPattern: /\$?[A-Za-z_][A-Za-z0-9_]*/,
      indentationRules: { increaseIndentPattern: /^\s*(when|then)\s*$/, decreaseIndentPattern: /^\s*(then|end)\s*$/ }
    });
    monaco.languages.setMonarchTokensProvider("drl", {
      keywords: ["rule", "when", "then", "end", "import", "package", "exists", "not", "insert", "new", "in", "null", "true", "false"],
      tokenizer: {
        root: [
          [/\/\/.*$/, "comment"],
          [/\/\*/, "comment", "@comment"],
          [/"/, "string", "@text"],
          [/@[a-z]+/, "annotation"],
          [/\$[A-Za-z0-9_]+/, "variable"],
          [/[A-Z][A-Za-z0-9_]*/, "type"],
          [/[a-z_][A-Za-z0-9_]*/, { cases: { "@keywords": "keyword", "@default": "identifier" } }],
          [/[0-9]+/, "number"],
          [/[<>=!&|]+/, "operator"]
        ],
        comment: [[/[^*]+/, "comment"], [/\*\//, "comment", "@pop"], [/\*/, "comment"]],
        text: [[/\{[^}"]*\}/, "variable"], [/[^"{]+/, "string"], [/"/, "string", "@pop"], [/\{/, "string"]]
      }
    });
    monaco.languages.register({ id: "case" });
    monaco.languages.setMonarchTokensProvider("case", {
      tokenizer: { root: [
        [/"(?:[^"\\]|\\.)*"(?=\s*:)/, "type"],
        [/"(?:[^"\\]|\\.)*"/, "string"],
        [/true|false|null/, "keyword"],
        [/-?[0-9.]+/, "number"]
      ] }
    });
    ["drl", "yaml"].forEach(function (each) {
      monaco.languages.registerCompletionItemProvider(each, {
        triggerCharacters: ["\"", "(", ",", " ", "."],
        provideCompletionItems: function (model, position) {
          return known.then(function () { return { suggestions: complete(monaco, model, position) }; });
        }
      });
      monaco.languages.registerHoverProvider(each, { provideHover: hover });
    });
    ["drl", "yaml", "case", "plaintext"].forEach(function (each) {
      monaco.languages.registerCodeActionProvider(each, {
        provideCodeActions: function (model, asked) { return { actions: actions(model, asked), dispose: function () {} }; }
      }, { providedCodeActionKinds: ["quickfix"] });
    });
  }

  function actions(model, asked) {
    return here.filter(function (each) {
      return each.fix && window.monaco.Range.areIntersectingOrTouching(each.range, asked)
        && model.getValueInRange(each.range) === each.fix.met;
    }).map(function (each) {
      return {
        title: "Write “" + each.fix.text + "”",
        kind: "quickfix",
        isPreferred: true,
        edit: { edits: [{ resource: model.uri, versionId: model.getVersionId(), textEdit: { range: each.range, text: each.fix.text } }] }
      };
    });
  }

  function before(model, position) {
    var text = model.getValueInRange(new window.monaco.Range(1, 1, position.lineNumber, position.column));
    return text.slice(Math.max(0, text.lastIndexOf("\nrule ")));
  }

  function typeOf(name) {
    return vocabulary.types.find(function (each) { return each.name === name; });
  }

  // The type between whose brackets the text ends.
  function around(text) {
    var depth = 0;
    for (var i = text.length - 1; i >= 0; i--) {
      if (text[i] === ")") { depth++; }
      if (text[i] === "(" && depth-- === 0) {
        var named = /([A-Za-z]+)\s*$/.exec(text.slice(0, i));
        return named ? typeOf(named[1]) : undefined;
      }
    }
    return undefined;
  }

  function complete(monaco, model, position) {
    var text = before(model, position);
    var kinds = monaco.languages.CompletionItemKind;
    var begun = 0;
    function items(known, kind) {
      var at = new monaco.Range(position.lineNumber, position.column - begun, position.lineNumber, position.column);
      return known.map(function (each, order) {
        return {
          label: each.says ? { label: each.name, description: shortened(each.says) } : each.name,
          insertText: each.insert || each.name,
          filterText: each.name + " " + (each.says || ""),
          documentation: each.more || each.says,
          sortText: String(10000 + order),
          kind: kind,
          range: at
        };
      });
    }
    var word = /[A-Za-z0-9_$]*$/.exec(text)[0];
    var quoted = /"([^"\n]*)$/.exec(text);
    if (/@source\([^)]*$/.test(text) || /\bsource:\s*\[[^\]\n]*$/.test(text)) {
      begun = word.length;
      return items(statements(), kinds.Reference);
    }
    if (model.getLanguageId() !== "drl") {
      return [];
    }
    if (quoted && /^[^"]*("[^"\n]*"[^"]*)*$/.test(text.slice(0, quoted.index))) {
      begun = quoted[1].length;
      if (/Threshold\(\s*name\s*==\s*$/.test(text.slice(0, quoted.index))) {
        return items(thresholds(), kinds.Constant);
      }
      var named = around(text.slice(0, quoted.index));
      if (named && named.name === "Attribute") {
        return items(ofAttribute(text.slice(0, quoted.index)), kinds.Constant);
      }
      if (named && named.name === "Unstated" || /new\s+(Question|Contradiction)\([^)]*$/.test(text.slice(0, quoted.index))) {
        return items(vocabulary.paths, kinds.Field);
      }
      var coded = /\bcode\s*==\s*$/.test(text.slice(0, quoted.index)) ? around(text.slice(0, quoted.index))
        : typeOf((/new\s+([A-Za-z]+)\(\s*$/.exec(text.slice(0, quoted.index)) || [])[1]);
      return coded ? items(codes(coded.name), kinds.EnumMember) : [];
    }
    begun = word.length;
    if (/\bnew\s+\w*$/.test(text)) {
      return items(types(function (each) { return each.kind === "CONCLUSION"; }), kinds.Class);
    }
    var type = around(text);
    if (type) {
      var compared = /([a-z]\w*)\s*(?:==|!=|in\s*\()\s*[A-Za-z.]*$/.exec(text);
      var member = compared && type.members.find(function (each) { return each.name === compared[1]; });
      if (member && member.constants.length) {
        begun = /[A-Za-z.]*$/.exec(text)[0].length;
        return items(member.constants, kinds.EnumMember);
      }
      return items(type.members.map(function (each) {
        return { name: each.name, says: each.label, more: told(each) };
      }), kinds.Field);
    }
    if (/\bwhen\b(?![\s\S]*\bthen\b)/.test(text)) {
      return items(types(function () { return true; }).concat([
        { name: "Threshold", says: "a number of the policy", insert: "Threshold( name == \"\", $limit : value )" },
        { name: "exists", says: "there is one" }, { name: "not", says: "there is none" }
      ]), kinds.Class);
    }
    return [];
  }

  // Inside a pattern over an attribute: its name, or one of its answers.
  function ofAttribute(text) {
    if (/\bname\s*==\s*$/.test(text)) {
      return vocabulary.attributes.map(function (each) {
        return { name: each.name, says: each.label, more: attribute(each) };
      });
    }
    var name = /\bname\s*==\s*"([^"\n]*)"[^()]*\btext\s*(?:==|!=|(?:not\s+)?in\s*\([^()]*)\s*$/.exec(text);
    var known = name && vocabulary.attributes.find(function (each) { return each.name === name[1]; });
    return known ? known.answers : [];
  }

  function attribute(each) {
    return [each.label + ", a " + each.value + (each.unit ? " in " + each.unit : ""), each.means,
      each.answers.length ? "One of: " + each.answers.map(function (known) { return known.name + " (" + known.says + ")"; }).join(", ") : ""]
      .filter(Boolean).join("\n\n");
  }

  function shortened(text) {
    return text.length > 70 ? text.slice(0, 69) + "…" : text;
  }

  function statements() {
    return vocabulary.statements.map(function (each) { return { name: each.id, says: each.says, more: each.section + ": " + each.says }; });
  }

  function thresholds() {
    return vocabulary.thresholds.map(function (each) {
      return { name: each.name, says: (each.value + " " + each.unit).trim(), more: number(each) };
    });
  }

  function codes(type) {
    return (vocabulary.codes[type] || []).map(function (each) { return { name: each.code, says: each.label }; });
  }

  function types(wanted) {
    return vocabulary.types.filter(wanted).map(function (each) { return { name: each.name, says: each.says }; });
  }

  function number(each) {
    return each.name + ": " + each.value + " " + each.unit + (each.note ? ". " + each.note : "") + " [" + each.sources.join(", ") + "]";
  }

  function told(member) {
    return [member.label, member.means, member.unit ? "In " + member.unit + "." : "",
      member.constants.length ? "One of: " + member.constants.map(function (each) { return each.name + " (" + each.says + ")"; }).join(", ") : ""]
      .filter(Boolean).join("\n\n");
  }

  function hover(model, position) {
    var line = model.getLineContent(position.lineNumber);
    var texts = /"[^"]*"/g;
    var found;
    while ((found = texts.exec(line))) {
      if (found.index < position.column && texts.lastIndex >= position.column) {
        var inside = found[0].slice(1, -1);
        var words = ofText(inside, model, position);
        if (words) {
          return says(words, position, found.index + 1, texts.lastIndex + 1);
        }
      }
    }
    var word = model.getWordAtPosition(position);
    return word ? says(ofWord(word.word, model, position), position, word.startColumn, word.endColumn) : null;
  }

  function ofText(text, model, position) {
    var limit = vocabulary.thresholds.find(function (each) { return each.name === text; });
    if (limit) { return number(limit); }
    var type = around(before(model, position));
    var own = type && type.name === "Attribute" && vocabulary.attributes.find(function (each) { return each.name === text; });
    if (own) { return attribute(own); }
    var known = type && (vocabulary.codes[type.name] || []).find(function (each) { return each.code === text; });
    return known ? type.name + " " + text + ": " + known.label : "";
  }

  function ofWord(word, model, position) {
    var statement = vocabulary.statements.find(function (each) { return each.id === word; });
    if (statement) { return word + ", " + statement.section + ": " + statement.says; }
    if (model.getLanguageId() !== "drl") { return ""; }
    var type = typeOf(word);
    if (type) { return word + ": " + type.says; }
    var within = around(before(model, position));
    var member = within && within.members.find(function (each) { return each.name === word; });
    return member ? told(member) : "";
  }

  // What a policy says is shown as it is written, never as Markdown.
  function says(words, position, from, to) {
    if (!words) { return null; }
    var plain = words.replace(/[\\`*_{}\[\]()#+\-.!<>|~&]/g, "\\$&");
    return { range: new window.monaco.Range(position.lineNumber, from, position.lineNumber, to), contents: [{ value: plain }] };
  }
})();
