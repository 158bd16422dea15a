import { element, plural } from "../dom.js";
import { Panel } from "../panel.js";

export class ScriptPanel extends Panel {
  constructor(doors) {
    super({
      ...doors, name: "script", kind: "script", lint: "script.lint", saves: true,
      title: "Script", label: "Script", language: "python", input: "Input",
      pairs: {
        attributes: { title: "Attributes", single: "attribute", hint: "What the script reads of the FlowFile. They are forgotten when the page is loaded again." },
        properties: { title: "Properties", single: "property" },
        state: { title: "State", single: "state entry" },
        parameters: { title: "Parameters", single: "parameter" },
      },
    });
  }

  details(answer) {
    if (answer.refused) return super.details(answer);
    const parts = [changedTable(answer), stateTable(answer, this.pairs.state.value)];
    for (const created of answer.created || []) {
      parts.push(element("details", {}, element("summary", {}, "made a FlowFile, to " + created.relationship), element("pre", {}, created.text)));
    }
    if (answer.exception) parts.push(element("pre", { class: "words" }, answer.exception));
    const logs = Object.entries(answer.logs || {}).flatMap(([level, messages]) => messages.map((message) => level.toUpperCase() + ": " + message));
    if (logs.length) parts.push(element("details", { open: true }, element("summary", {}, plural(logs.length, "log message")), element("pre", {}, logs.join("\n"))));
    if (answer.stdout) parts.push(element("details", { open: true }, element("summary", {}, "printed"), element("pre", {}, answer.stdout)));
    return parts;
  }
}

function changedTable(answer) {
  const names = Object.keys(answer.changed.attributes);
  const content = answer.changed.content ? "The content is new." : "The content is as it was.";
  if (!names.length) return element("p", { class: "changed" }, "No attribute changed. " + content);
  const rows = names.map((name) => element("tr", {}, element("th", { scope: "row" }, name),
    element("td", { class: "old" }, answer.before[name] ?? "–"), element("td", { class: "new" }, answer.changed.attributes[name] ?? "gone")));
  return element("div", { class: "changed" },
    table(["What changed", "before", "after"], rows), element("p", {}, content));
}

function stateTable(answer, before) {
  const names = Object.keys({ ...before, ...answer.state });
  if (!names.length) return "";
  const rows = names.map((name) => element("tr", {}, element("th", { scope: "row" }, name),
    element("td", { class: "old" }, before[name] ?? "–"), element("td", { class: before[name] === answer.state[name] ? "" : "new" }, answer.state[name] ?? "gone")));
  return table(["State", "before", "after"], rows);
}

function table(heads, rows) {
  return element("table", {}, element("thead", {}, element("tr", {}, heads.map((head) => element("th", { scope: "col" }, head)))), element("tbody", {}, rows));
}
