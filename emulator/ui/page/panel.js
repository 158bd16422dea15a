// What every panel is: an editor, an input, rows of names and values, Run, a result.
import { ask } from "./messages.js";
import { element, later, plural, replace } from "./dom.js";
import { Editor } from "./editor.js";
import { Pairs } from "./pairs.js";

export class Panel {
  // kind: the message; pairs: {key: {title, single, hint}}; input: label of the input's editor, "" for none
  constructor({ name, kind, title, language, label, single = false, input, pairs, lint = "", live = false, saves = false, open, save, examples }) {
    Object.assign(this, { name, kind, lint, live, saves });
    this.look = later(300, () => this.lintNow());
    this.try = later(250, () => this.live && this.run());
    this.lintMarks = []; // both are shown: whichever answer comes last takes nothing away
    this.runMarks = [];
    const changed = () => { this.runMarks = []; this.remember(); this.look(); this.try(); };
    this.file = element("span", { class: "file" }, "");
    this.editor = new Editor({ label, language, single, changed });
    this.input = input ? new Editor({ label: input, language: "json", changed }) : null;
    this.pairs = Object.fromEntries(Object.entries(pairs).map(([key, options]) => [key, new Pairs({ ...options, changed: () => this.try() })]));
    this.button = element("button", { type: "button", class: "run", onclick: () => this.run() }, "Run");
    this.status = element("p", { class: "status", role: "status", "aria-live": "polite" }, "Not run yet.");
    this.detail = element("div", { class: "detail" });
    this.result = new Editor({ label: "Result", language: this.name === "expression" ? "text" : "json", readOnly: true });
    this.findings = element("ul", { class: "findings", "aria-label": "Findings" });
    const bar = element("div", { class: "bar" },
      element("h2", {}, title), this.file,
      element("button", { type: "button", class: "open", onclick: () => open(this) }, "Open…"),
      saves ? element("button", { type: "button", class: "save", onclick: () => save(this) }, "Save as a case…") : "");
    const rows = element("div", { class: "all-pairs" }, Object.values(this.pairs).map((pairs) => pairs.node));
    const left = element("section", { class: "left", "aria-label": title + ": " + label },
      bar, element("div", { class: single ? "editor single" : "editor" }, this.editor.node), this.findings,
      this.examples(examples), single ? rows : "", input && single ? this.inputBox(input) : "");
    const right = element("section", { class: "right", "aria-label": "Input and result" },
      input && !single ? this.inputBox(input) : "",
      single ? "" : rows,
      element("div", { class: "go" }, this.button, this.status), this.detail,
      element("h3", {}, "Result"), element("div", { class: "editor result" }, this.result.node));
    this.node = element("div", { class: "panel " + name }, left, right);
  }

  examples(fill) {
    const row = element("div", { class: "examples", role: "group", "aria-label": "Examples" });
    fill(this, row);
    return row;
  }

  inputBox(label) {
    const chooser = element("input", { type: "file", class: "chooser", "aria-label": "A file as input", onchange: () => this.upload(chooser) });
    return element("div", { class: "input" },
      element("div", { class: "bar" }, element("h3", {}, label), element("label", { class: "button" }, "From a file…", chooser)),
      element("div", { class: "editor" }, this.input.node));
  }

  async upload(chooser) {
    const [file] = chooser.files;
    if (!file) return;
    this.input.text = await file.text();
    chooser.value = "";
    this.remember();
    this.try();
  }

  // what is typed outlives a reload, attributes and the other rows do not
  remember() {
    const kept = { text: this.editor.text, input: this.input ? this.input.text : "", file: this.file.textContent };
    try {
      sessionStorage.setItem("panel." + this.name, JSON.stringify(kept));
    } catch { sessionStorage.removeItem("panel." + this.name); } // too large to be kept
  }

  remembered() {
    try {
      return JSON.parse(sessionStorage.getItem("panel." + this.name));
    } catch { return null; }
  }

  fill({ text, input, file = "", ...rows }) {
    this.editor.text = text;
    if (this.input && input != null) this.input.text = input;
    this.file.textContent = file;
    for (const [key, pairs] of Object.entries(this.pairs)) pairs.value = rows[key];
    this.status.className = "status";
    this.status.textContent = "Not run yet.";
    this.result.text = "";
    this.lintMarks = this.runMarks = [];
    replace(this.detail);
    this.remember();
    this.lintNow();
    this.try();
  }

  message() {
    const rows = Object.fromEntries(Object.entries(this.pairs).map(([key, pairs]) => [key, pairs.value]));
    return { kind: this.kind, text: this.editor.text, input: this.input ? this.input.text : "", name: this.file.textContent, ...rows };
  }

  async lintNow() {
    if (!this.lint) return;
    const text = this.editor.text;
    const answer = await ask({ ...this.message(), kind: this.lint, input: "" });
    if (text !== this.editor.text) return; // typed on meanwhile
    this.lintMarks = answer.marks || [];
    this.mark();
  }

  mark() {
    const marks = [...this.runMarks, ...this.lintMarks];
    this.editor.mark(marks);
    replace(this.findings, marks.slice(0, 8).map((mark) => element("li", { class: mark.severity },
      element("button", { type: "button", onclick: () => { this.editor.show(mark.line); this.editor.focus(); } },
        "line " + mark.line), " ", mark.message, mark.rule ? element("span", { class: "rule" }, " " + mark.rule) : "")),
      marks.length > 8 ? element("li", {}, plural(marks.length - 8, "more finding")) : "");
  }

  async run() {
    this.turn = (this.turn || 0) + 1;
    const turn = this.turn;
    this.button.disabled = !this.live;
    this.status.className = "status busy";
    if (!this.live) this.status.textContent = "Running…";
    const answer = await ask(this.message());
    if (turn !== this.turn) return;
    this.button.disabled = false;
    this.show(answer);
  }

  show(answer) {
    const bad = Boolean(answer.failed || answer.refused);
    this.status.className = "status " + (bad ? "bad" : "good");
    this.status.textContent = (answer.refused && !answer.sentence ? answer.refused : answer.sentence) || "done";
    this.result.text = answer.text || "";
    replace(this.detail, this.details(answer));
    this.runMarks = (answer.marks || []).map((mark) => ({ ...mark, isRun: true }));
    this.mark();
    if (this.runMarks.length) this.editor.show(this.runMarks[0].line);
  }

  details(answer) {
    return answer.refused && answer.sentence ? [element("pre", { class: "words" }, answer.refused)] : [];
  }
}
