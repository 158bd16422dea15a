import { Panel } from "../panel.js";

export class ExpressionPanel extends Panel {
  constructor(doors) {
    super({
      ...doors, name: "expression", kind: "expression", live: true, single: true,
      title: "Expression", label: "Expression", language: "text", input: "",
      pairs: {
        attributes: { title: "Attributes", single: "attribute", hint: "${name} is an attribute." },
        variables: { title: "Variables", single: "variable" },
        parameters: { title: "Parameters", single: "parameter", hint: "#{name} is a parameter." },
      },
    });
  }
}
