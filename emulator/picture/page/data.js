"use strict";
// what tables.py and steps.py wrote small becomes steps and FlowFiles again

const GONE = -1, NONE = -1, SAME = -2;
let data, steps, byFlowFile, wordNumbers;

async function unpack() {
  const letters = atob(document.getElementById("data").textContent.trim()), packed = new Uint8Array(letters.length);
  for (let place = 0; place < letters.length; place++) packed[place] = letters.charCodeAt(place);
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  data = JSON.parse(await new Response(stream).text());
  const piece = reader(), numbered = (entry) => (typeof entry === "string" ? entry : entry.map(piece));
  data.values = data.values.map(numbered);
  data.contents = data.contents.map(([entry, size]) => [numbered(entry), size]);
  wordNumbers = new Map(data.words.map((text, number) => [text, number]));
  steps = stepsOf(data.steps);
  gather();
}

function reader() { // of Codes
  let unsaid = 0, last = -1;
  return (code) => (last = code === 0 ? unsaid++ : code === 1 ? last + 1 : code - 2);
}

const word = (number) => data.words[number];
const value = (number) => whole(data.values[number]);
const whole = (entry) => (typeof entry === "string" ? entry : entry.map((number) => data.pieces[number]).join(""));

function stepsOf(columns) {
  const valueOf = reader(), contentOf = reader(), contents = [];
  let flowfile = 0, ms = 0, place = 0;
  return columns.type.map((type, index) => {
    flowfile += columns.flowfile[index];
    ms += columns.ms[index];
    const names = data.names[columns.names[index]], code = columns.content[index], own = flowfile;
    const values = names.map(() => { const said = columns.values[place++]; return said === GONE ? GONE : valueOf(said); });
    if (code >= 0) contents[own] = contentOf(code);
    const content = code === NONE ? NONE : contents[own], links = (name) => columns[name][index].map((back) => own - back);
    return { index, type: word(type), component: word(columns.component[index]), flowfile: own, ms, details: word(columns.details[index]), content, parents: links("parents"), children: links("children"), names, values };
  });
}

function gather() {
  byFlowFile = data.flowfiles.map((uuid, number) => ({ uuid: value(uuid), number, steps: [], parents: new Set(), children: new Set(), attributes: null, inherited: null, origin: null }));
  for (const step of steps) {
    const flowfile = byFlowFile[step.flowfile];
    if (!flowfile.attributes) {
      handDown(step);
      flowfile.attributes = flowfile.inherited || new Map();
      flowfile.inherited = null;
    }
    apply(flowfile.attributes, step);
    flowfile.steps.push(step);
    handDown(step);
    for (const child of step.children) for (const parent of step.parents) {
      if (child === parent) continue;
      byFlowFile[child].parents.add(parent);
      byFlowFile[parent].children.add(child);
    }
  }
  for (const flowfile of byFlowFile) {
    flowfile.attributes ||= new Map();
    [flowfile.end, flowfile.failed] = data.ends[flowfile.number] || ["", false];
    flowfile.label = labelOf(flowfile);
  }
}

function handDown(step) { // a FlowFile begins with what its first parent had
  const first = step.parents.length ? byFlowFile[step.parents[0]] : null;
  if (first && first.attributes) for (const number of step.children) {
    const child = byFlowFile[number];
    if (child.attributes || child.origin) continue;
    child.origin = { first, index: step.index };
    child.inherited = new Map(first.attributes);
  }
}

function beginning({ origin }) { // the attributes that it was made with
  if (!origin) return new Map();
  const attributes = beginning(origin.first);
  for (const step of origin.first.steps) if (step.index <= origin.index) apply(attributes, step);
  return attributes;
}

function apply(attributes, step) {
  step.names.forEach((name, place) => (step.values[place] === GONE ? attributes.delete(name) : attributes.set(name, step.values[place])));
}

function textOf(attributes, name) { // undefined for one that it has not
  const number = attributes.get(typeof name === "string" ? wordNumbers.get(name) : name);
  return number === undefined ? undefined : value(number);
}

function labelOf({ attributes, uuid }) {
  for (const name of ["ledger.id", "order.number", "number", "id"]) if (textOf(attributes, name)) return textOf(attributes, name);
  const other = [...attributes.keys()].find((name) => /(^|[._])(id|number|key)$/.test(word(name)) && textOf(attributes, name).length < 40);
  if (other !== undefined) return textOf(attributes, other);
  const filename = textOf(attributes, "filename");
  return filename && filename !== uuid ? filename : uuid.slice(0, 8);
}
