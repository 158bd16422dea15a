// Tabs and panels: a panel is made when it is first looked at.
import { examples, pick } from "./picker.js";
import { save } from "./saver.js";
import { ScriptPanel } from "./panels/script.js";
import { MappingPanel } from "./panels/mapping.js";
import { ExpressionPanel } from "./panels/expression.js";
import { JsonPathPanel } from "./panels/jsonpath.js";

const PANELS = { script: ScriptPanel, spec: MappingPanel, expression: ExpressionPanel, jsonpath: JsonPathPanel };
const doors = { open: pick, save, examples };
const place = document.getElementById("panel");
const tabs = [...document.querySelectorAll("[role=tab]")];
const panels = {};
let current = "";

function show(name) {
  current = name;
  for (const tab of tabs) {
    const isChosen = tab.dataset.panel === name;
    tab.setAttribute("aria-selected", String(isChosen));
    tab.tabIndex = isChosen ? 0 : -1;
    if (isChosen) place.setAttribute("aria-labelledby", tab.id);
  }
  history.replaceState(null, "", "#" + name);
  const isNew = !panels[name];
  panels[name] ||= new PANELS[name](doors);
  place.replaceChildren(panels[name].node);
  const kept = isNew && panels[name].remembered();
  if (kept && kept.text) panels[name].fill(kept);
}

for (const [index, tab] of tabs.entries()) {
  tab.addEventListener("click", () => show(tab.dataset.panel));
  tab.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const target = event.key === "Home" ? 0 : event.key === "End" ? tabs.length - 1 : step && (index + step + tabs.length) % tabs.length;
    if (target === undefined) return;
    event.preventDefault();
    tabs[target].focus();
    show(tabs[target].dataset.panel);
  });
}
addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && !document.querySelector("dialog[open]")) {
    event.preventDefault();
    panels[current].run();
  }
});
const wanted = location.hash.slice(1);
show(wanted in PANELS ? wanted : "script");
