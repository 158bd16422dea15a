// "Open…": examples, files of processors/, flows, cases, an uploaded flow. One list that a word narrows.
import { element, replace } from "./dom.js";
import { ask } from "./messages.js";

const dialog = document.getElementById("picker");
const KINDS = { script: "script", spec: "specification", expression: "expression", jsonpath: "path" };
let uploaded = null; // the last flow, for the next time

export async function pick(panel) {
  const [sources, cases] = await Promise.all([ask({ kind: "sources" }), ask({ kind: "cases" })]);
  const list = element("div", { class: "choices" });
  const filter = element("input", { type: "search", "aria-label": "Narrow the list", placeholder: "narrow the list", oninput: () => narrow(list, filter.value) });
  const chooser = element("input", { type: "file", class: "chooser", accept: ".json,.xml", "aria-label": "A flow to take scripts from", onchange: () => upload(panel, chooser, list) });
  replace(dialog,
    element("div", { class: "bar" }, element("h2", { id: "picker-title" }, "Open a " + KINDS[panel.name]),
      panel.saves ? element("label", { class: "button" }, "From a flow's file…", chooser) : "",
      element("button", { type: "button", onclick: () => dialog.close() }, "Close")),
    filter, list);
  replace(list, groups(panel, sources, cases));
  dialog.showModal();
  filter.focus();
}

function groups(panel, sources, cases) {
  if (sources.refused) return [element("p", { class: "status bad" }, sources.refused)];
  const parts = [group("Examples", sources.examples.filter((row) => row.panel === panel.name)
    .map((row) => choice(row.title, "", () => example(panel, row))))];
  if (!panel.saves) return parts;
  if (uploaded) parts.push(partsOf(panel, uploaded, true));
  const own = (cases.cases || []).filter((row) => row.panel === panel.name);
  for (const [title, rows] of [["Cases in " + cases.folder, own.filter((row) => row.own)], ["Cases that come along", own.filter((row) => !row.own)]]) {
    if (rows.length) parts.push(group(title, rows.map((row) => choice(row.name || row.file, row.name ? row.file : row.what, () => openCase(panel, row)))));
  }
  parts.push(group("Files of processors/", sources.files.filter((row) => row.kind === panel.name)
    .map((row) => choice(row.path, "", () => source(panel, row.path)))));
  parts.push(group("Inside a flow of templates/", sources.flows.map((name) => choice(name, "its " + KINDS[panel.name] + "s", () => flow(panel, name)))));
  return parts;
}

function group(title, choices) {
  return choices.length ? element("section", { class: "group" }, element("h3", {}, title), element("ul", {}, choices)) : "";
}

function choice(title, note, chosen) {
  return element("li", {}, element("button", { type: "button", onclick: chosen }, title, note ? element("small", {}, note) : ""));
}

function narrow(list, word) {
  const wanted = word.toLocaleLowerCase();
  for (const item of list.querySelectorAll("li")) item.hidden = !item.textContent.toLocaleLowerCase().includes(wanted);
  for (const section of list.querySelectorAll("section")) section.hidden = !section.querySelector("li:not([hidden])");
}

function take(panel, content) {
  const isAsked = dialog.open;
  dialog.close();
  panel.fill(content);
  if (isAsked) panel.editor.focus();
}

// The examples of a panel, one click away; the first one fills a panel that has nothing yet.
export async function examples(panel, row) {
  const sources = await ask({ kind: "sources" });
  const own = (sources.examples || []).filter((candidate) => candidate.panel === panel.name);
  replace(row, own.length ? "Examples:" : sources.refused, own.map((candidate) =>
    element("button", { type: "button", onclick: () => example(panel, candidate) }, candidate.title)));
  if (own.length && !panel.editor.text) await example(panel, own[0]);
}

function failed(answer) {
  dialog.querySelector(".status")?.remove();
  dialog.querySelector(".choices").prepend(element("p", { class: "status bad", role: "alert" }, answer.refused));
}

async function example(panel, row) {
  const answer = row.file ? await ask({ kind: "source", path: row.file }) : { text: row.text };
  if (answer.refused) return failed(answer);
  take(panel, { ...row, text: answer.text, file: row.file || "" });
}

async function source(panel, path) {
  const answer = await ask({ kind: "source", path });
  answer.refused ? failed(answer) : take(panel, { text: answer.text, file: path });
}

async function openCase(panel, row) {
  const answer = await ask({ kind: "case.open", file: row.file, name: row.name, own: row.own });
  if (answer.refused) return failed(answer);
  take(panel, { ...answer, file: row.file + (row.name ? ": " + row.name : "") + (answer.note ? " (" + answer.note + ")" : "") });
  panel.status.className = "status " + (answer.failed ? "bad" : "good");
  panel.status.textContent = "This case is " + (answer.failed ? "not as expected: " + answer.outcome : answer.outcome) + ".";
}

async function flow(panel, path) {
  const answer = await ask({ kind: "flow", path });
  answer.refused ? failed(answer) : inside(panel, answer);
}

async function upload(panel, chooser, list) {
  const [file] = chooser.files;
  if (!file) return;
  const answer = await ask({ kind: "flow", text: await file.text(), name: file.name });
  if (answer.refused) return failed(answer);
  uploaded = answer;
  inside(panel, answer);
}

function inside(panel, answer) {
  const list = dialog.querySelector(".choices");
  replace(list, partsOf(panel, answer, false));
  list.querySelector("button")?.focus();
}

function partsOf(panel, answer, isLast) {
  const rows = answer.parts.filter((part) => part.kind === panel.name);
  const title = "Inside " + answer.name + (isLast ? ", uploaded" : "");
  if (!rows.length && !isLast) return element("p", {}, `${answer.name} holds no ${KINDS[panel.name]}.`);
  return group(title, rows.map((part) => choice(part.path, "", () => take(panel, { ...part, file: part.path }))));
}
