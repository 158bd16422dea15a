import { element, plural } from "../dom.js";
import { Panel } from "../panel.js";

export class MappingPanel extends Panel {
  constructor(doors) {
    super({
      ...doors, name: "spec", kind: "mapping", lint: "mapping.lint", saves: true,
      title: "Mapping", label: "Jolt specification", language: "json", input: "Input",
      pairs: { attributes: { title: "Attributes", single: "attribute", hint: "For ${…} in the specification." } },
    });
  }

  details(answer) {
    const steps = answer.steps || [];
    const words = answer.refused && steps.length ? [element("pre", { class: "words" }, answer.refused)] : [];
    return [...words, ...steps.map(stepOf)];
  }
}

function stepOf(step) {
  const lines = new Set(step.lines);
  const counts = step.removed === null ? "" : ` (${plural(step.lines.length, "new line")}, ${step.removed} gone)`;
  const body = step.text.split("\n").map((line, index) => element("span", lines.has(index + 1) ? { class: "added" } : {}, line + "\n"));
  return element("details", { class: "step" },
    element("summary", {}, `${step.number}. `, element("b", {}, step.operation), counts), element("pre", { tabindex: "0" }, body));
}
