// An editor with line numbers, colours and marks. Tab leaves it (Ctrl-m lets Tab indent), so that it is no trap for a keyboard.
import {
  EditorState, EditorView, StateEffect, StateField, Decoration, HighlightStyle, tags, python, json, keymap, lineNumbers, history, historyKeymap,
  defaultKeymap, bracketMatching, foldGutter, foldKeymap, indentOnInput, indentUnit, syntaxHighlighting, lintGutter, lintKeymap, setDiagnostics,
  searchKeymap, highlightSelectionMatches, highlightActiveLine, highlightActiveLineGutter, highlightSpecialChars,
} from "./vendor/codemirror.js";

const LANGUAGES = { python, json, text: () => [] };
const COLOURS = HighlightStyle.define([
  { tag: tags.keyword, color: "#8a1458", fontWeight: "600" },
  { tag: [tags.string, tags.special(tags.string)], color: "#0a6040" },
  { tag: [tags.number, tags.bool, tags.null], color: "#8a3b00" },
  { tag: tags.comment, color: "#5b6470", fontStyle: "italic" },
  { tag: [tags.definition(tags.variableName), tags.definition(tags.className), tags.className], color: "#0b4f9c" },
  { tag: tags.function(tags.variableName), color: "#0b4f9c" },
  { tag: tags.propertyName, color: "#104a80" },
  { tag: tags.operator, color: "#444c56" },
]);

const setLines = StateEffect.define();
const markedLines = StateField.define({
  create: () => Decoration.none,
  update(marks, transaction) {
    marks = marks.map(transaction.changes);
    for (const effect of transaction.effects) {
      if (effect.is(setLines)) marks = decorated(transaction.state, effect.value);
    }
    return marks;
  },
  provide: (field) => EditorView.decorations.from(field),
});

function decorated(state, lines) {
  const inside = [...new Set(lines)].filter((line) => line >= 1 && line <= state.doc.lines).sort((a, b) => a - b);
  return Decoration.set(inside.map((line) => Decoration.line({ class: "line-error" }).range(state.doc.line(line).from)));
}

const MOST = 400_000; // characters that are edited
const LONGEST = 20_000; // of a line

function isLarge(text) {
  return text.length > MOST || text.split("\n").some((line) => line.length > LONGEST);
}

function beginning(text) {
  const shown = text.slice(0, LONGEST).split("\n").flatMap((line) => line.match(/.{1,200}/gu) || [""]).slice(0, 60).join("\n");
  return `… ${(text.length / 1024 / 1024).toFixed(1)} MB in all: too large to be edited here, it is used whole. It begins:\n${shown}`;
}

export class Editor {
  constructor({ label, language = "text", text = "", readOnly = false, changed = () => {}, single = false }) {
    const listener = EditorView.updateListener.of((update) => {
      if (update.docChanged && !this.isFilling) changed();
    });
    this.extensions = [
      single ? EditorState.transactionFilter.of((change) => (change.newDoc.lines > 1 ? [] : change)) : [lineNumbers(), foldGutter(), lintGutter()],
      highlightSpecialChars(), history(), indentOnInput(), indentUnit.of("    "), bracketMatching(), highlightSelectionMatches(),
      readOnly || single ? [] : [highlightActiveLine(), highlightActiveLineGutter()],
      syntaxHighlighting(COLOURS), LANGUAGES[language](), markedLines, listener,
      keymap.of([...defaultKeymap, ...searchKeymap, ...historyKeymap, ...foldKeymap, ...lintKeymap].filter((key) => key.key !== "Mod-Enter")),
      EditorView.contentAttributes.of({ "aria-label": label, tabindex: "0", spellcheck: "false", "aria-readonly": String(readOnly) }),
      readOnly ? [EditorState.readOnly.of(true)] : EditorView.domEventHandlers({ paste: (event) => this.pasted(event, changed) }),
      EditorView.lineWrapping,
    ];
    this.view = new EditorView({ state: this.fresh(text) });
    this.node = this.view.dom;
  }

  fresh(text) {
    return EditorState.create({ doc: text, extensions: this.extensions });
  }

  get text() {
    return this.whole ?? this.view.state.doc.toString();
  }

  // A text that is too large to be edited is kept whole, and its beginning is shown.
  set text(text) {
    this.whole = isLarge(text) ? text : null;
    this.isFilling = true;
    this.view.setState(this.whole === null ? this.fresh(text) : EditorState.create({ doc: beginning(text), extensions: [...this.extensions, EditorState.readOnly.of(true)] }));
    this.isFilling = false;
  }

  pasted(event, changed) {
    const text = event.clipboardData.getData("text/plain");
    if (!isLarge(text)) return false;
    this.text = text;
    changed();
    return true;
  }

  // marks: [{line, column, message, severity}]
  mark(marks) {
    const doc = this.view.state.doc;
    const diagnostics = marks.map((mark) => {
      const line = doc.line(Math.min(Math.max(1, mark.line), doc.lines));
      const from = Math.min(line.from + Math.max(0, (mark.column || 1) - 1), line.to);
      const start = mark.column > 1 || mark.severity !== "error" ? from : line.from + line.text.search(/\S|$/);
      return { from: start, to: line.to > start ? line.to : Math.max(line.from, start), severity: mark.severity, message: mark.message };
    });
    this.view.dispatch(setDiagnostics(this.view.state, diagnostics));
    this.view.dispatch({ effects: setLines.of(marks.filter((mark) => mark.isRun).map((mark) => mark.line)) });
  }

  show(line) {
    const place = this.view.state.doc.line(Math.min(Math.max(1, line), this.view.state.doc.lines));
    this.view.dispatch({ selection: { anchor: place.from }, effects: EditorView.scrollIntoView(place.from, { y: "center" }) });
  }

  focus() {
    this.view.focus();
  }
}
