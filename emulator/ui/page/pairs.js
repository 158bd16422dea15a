// Rows of names and values: attributes, properties, state, parameters. They live in the page only: a reload forgets them.
import { element, replace } from "./dom.js";

export class Pairs {
  constructor({ title, single, hint, changed = () => {} }) {
    Object.assign(this, { title, single, hint, changed, rows: [] });
    this.body = element("div", { class: "pairs-rows" });
    this.add = element("button", { type: "button", class: "add", onclick: () => this.append("", "", true) }, "+ Add " + title);
    this.note = element("p", { class: "hint" }, hint || "");
    this.node = element("fieldset", { class: "pairs" }, element("legend", {}, title), this.body, this.add, this.note);
    this.draw();
  }

  get value() {
    return Object.fromEntries(this.rows.map((row) => [row.name.value, row.value.value]).filter(([name]) => name));
  }

  set value(pairs) {
    this.rows = [];
    for (const [name, value] of Object.entries(pairs || {})) this.append(name, value, false);
    this.draw();
  }

  append(name, value, focus) {
    const number = this.rows.length + 1;
    const row = {
      name: element("input", { "aria-label": `Name of ${this.single} ${number}`, placeholder: "name", oninput: this.changed, autocomplete: "off" }),
      value: element("input", { "aria-label": `Value of ${this.single} ${number}`, placeholder: "value", oninput: this.changed, autocomplete: "off" }),
    };
    row.name.value = name;
    row.value.value = value;
    row.remove = element("button", { type: "button", class: "remove", "aria-label": `Remove ${this.single} ${number}`, onclick: () => this.drop(row) }, "×");
    this.rows.push(row);
    this.draw();
    if (focus) row.name.focus();
  }

  drop(row) {
    this.rows = this.rows.filter((other) => other !== row);
    this.draw();
    this.add.focus();
    this.changed();
  }

  draw() {
    replace(this.body, this.rows.map((row) => element("div", { class: "pair" }, row.name, row.value, row.remove)));
    this.node.classList.toggle("empty", !this.rows.length);
    this.note.hidden = !this.rows.length || !this.hint;
  }
}
