"use strict";
// what tables.py and steps.py wrote small becomes steps and FlowFiles again

const GONE = -1, NONE = -1;
let data, steps, byFlowFile, wordNumbers;

async function unpack() {
  const letters = atob(document.getElementById("data").textContent.trim()), packed = new Uint8Array(letters.length);
  for (let place = 0; place < letters.length; place++) packed[place] = letters.charCodeAt(place);
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  data = JSON.parse(await new Response(stream).text());
  const piece = reader();
  for (const entry of data.values) if (typeof entry !== "string") readAll(entry, piece);
  for (const [entry] of data.contents) if (typeof entry !== "string") readAll(entry, piece);
  wordNumbers = new Map(data.words.map((text, number) => [text, number]));
  steps = stepsOf(data.steps);
  gather();
}

function reader() { // of Codes
  let unsaid = 0, last = -1;
  return (code) => (last = code === 0 ? unsaid++ : code === 1 ? last + 1 : code - 2);
}

function readAll(codes, read) { // in place: there are millions
  for (let place = 0; place < codes.length; place++) if (codes[place] >= 0) codes[place] = read(codes[place]);
}

const word = (number) => data.words[number];
const value = (number) => whole(data.values[number]);
const whole = (entry) => (typeof entry === "string" ? entry : entry.map((number) => data.pieces[number]).join(""));

const NO_LINKS = [[], []];

function stepsOf(columns) {
  const contentOf = reader(), contents = [];
  let flowfile = 0, ms = 0, first = 0;
  readAll(columns.values, reader());
  return columns.type.map((type, index) => {
    const own = (flowfile += columns.flowfile[index]), names = data.names[columns.names[index]], code = columns.content[index];
    ms += columns.ms[index];
    if (code >= 0) contents[own] = contentOf(code);
    const links = data.links[index], [parents, children] = links ? links.map((backs) => backs.map((back) => own - back)) : NO_LINKS;
    const step = { index, type: word(type), component: word(columns.component[index]), flowfile: own, ms, details: word(columns.details[index]), content: code === NONE ? NONE : contents[own], parents, children, names, first };
    first += names.length; // where its values stand in data.steps.values
    return step;
  });
}

function gather() {
  byFlowFile = data.flowfiles.map((uuid, number) => ({ uuid: value(uuid), number, steps: [], parents: null, children: null, attributes: null, inherited: null, origin: null }));
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
      (byFlowFile[child].parents ||= new Set()).add(parent);
      (byFlowFile[parent].children ||= new Set()).add(child);
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
  const { names, first } = step, { values } = data.steps;
  for (let place = 0; place < names.length; place++) {
    const number = values[first + place];
    if (number === GONE) attributes.delete(names[place]);
    else attributes.set(names[place], number);
  }
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
