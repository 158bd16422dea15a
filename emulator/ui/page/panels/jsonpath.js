import { element } from "../dom.js";
import { Panel } from "../panel.js";

export class JsonPathPanel extends Panel {
  constructor(doors) {
    super({ ...doors, name: "jsonpath", kind: "jsonpath", live: true, single: true,
      title: "JsonPath", label: "JsonPath", language: "text", input: "Input", pairs: {} });
  }

  details(answer) {
    if (answer.refused || answer.attribute == null || answer.attribute.length > 2000) return [];
    return [element("p", { class: "changed" }, "As an attribute: ", element("code", {}, answer.attribute || "(empty)"))];
  }
}
