const SVG = "http://www.w3.org/2000/svg";
const SIZES = { PROCESSOR: [352, 128], GROUP: [384, 176], INPUT_PORT: [240, 56], OUTPUT_PORT: [240, 56], FUNNEL: [48, 48] };
let boxOf = {}, current, chosen = null, tab = "flowfiles", view, larger = 1; // larger: how much texts grow where the whole is drawn small

const $ = (id) => document.getElementById(id);
function element(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  return filled(node, attributes, children);
}
function shape(tag, attributes = {}, ...children) {
  return filled(document.createElementNS(SVG, tag), attributes, children);
}
function filled(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (value !== false && value != null) node.setAttribute(name, value);
  }
  node.append(...children.flat(3).filter((child) => child != null && child !== ""));
  return node;
}
const plural = (count, word) => `${count.toLocaleString("en")} ${word}${count === 1 ? "" : "s"}`;
const bytes = (count) => (count < 1024 ? count + " bytes" : count < 1048576 ? (count / 1024).toFixed(1) + " KB" : (count / 1048576).toFixed(1) + " MB");
const cut = (words, most) => (words.length > most ? words.slice(0, most - 1) + "…" : words);
function since(ms) {
  if (ms < 1000) return `+${ms} ms`;
  if (ms < 120000) return `+${(ms / 1000).toFixed(2)} s`;
  return ms < 7200000 ? `+${(ms / 60000).toFixed(1)} min` : `+${(ms / 3600000).toFixed(1)} h`;
}
const moment = (ms) => new Date(data.started_ms + ms).toISOString().replace("T", " ").replace(/\.\d+Z/, " UTC");

function titleOf(flowfile) {
  const short = flowfile.uuid.slice(0, 8);
  return flowfile.label.startsWith(short) ? short : `${cut(flowfile.label, 40)} · ${short}`;
}

// ---- the canvas

function centre(box) {
  const [width, height] = SIZES[box.kind];
  return [box.x + width / 2, box.y + height / 2];
}

function draw(id) {
  current = id;
  const group = data.groups[id];
  const boxes = Object.fromEntries(group.boxes.map((box) => [box.id, box]));
  crumbs(id);
  larger = Math.min(1.7, Math.max(1, extent(group.boxes, "x", 0) / Math.max(300, $("canvas").clientWidth) / 1.7));
  const ways = shape("g", {}), front = shape("g", {});
  for (const label of group.labels) ways.append(shape("rect", { class: "note", x: label.x, y: label.y, width: label.width, height: label.height }), ...lines(label.text, label.x + 8, label.y + 20, label.width / 7, "small"));
  const shared = {};
  for (const way of group.ways) drawWay(way, boxes, ways, shared);
  for (const box of group.boxes) front.append(drawBox(box));
  const svg = shape("svg", { role: "group", "aria-label": "Canvas of " + group.name }, shape("defs", {}, marker("arrow", "#2f6f78"), marker("quiet", "#8a9aa6"), marker("end", "#a1121f")), shape("g", { id: "world" }, ways, front));
  $("canvas").replaceChildren(svg);
  const area = svg.querySelector("#world").getBBox();
  view = { x: area.x - 30, y: area.y - 30, width: Math.max(500, area.width + 60), height: Math.max(300, area.height + 60) };
  look(svg);
  move(svg);
}

const extent = (boxes, side, place) => Math.max(...boxes.map((box) => box[side] + SIZES[box.kind][place])) - Math.min(...boxes.map((box) => box[side]));

function marker(id, colour) {
  return shape("marker", { id, viewBox: "0 0 10 10", refX: 9, refY: 5, markerWidth: 7, markerHeight: 7, orient: "auto" }, shape("path", { d: "M0 0 10 5 0 10z", fill: colour }));
}

const boxOfEnd = ([id, group], boxes) => boxes[id] || boxes[group];

function drawWay(way, boxes, layer, shared) {
  const start = boxOfEnd(way.from, boxes), stop = boxOfEnd(way.to, boxes);
  if (!start || !stop) return;
  const bends = way.bends.length ? way.bends : start === stop ? loop(start) : apart(start, stop, shared);
  const first = edge(start, bends[0] || centre(stop)), last = edge(stop, bends[bends.length - 1] || centre(start));
  const points = [first, ...bends, last];
  const kind = way.queued ? "full" : way.passed ? "used" : "";
  layer.append(shape("path", { class: "way " + kind, d: "M" + points.map((point) => point.join(" ")).join("L"), "marker-end": `url(#${way.queued ? "end" : way.passed ? "arrow" : "quiet"})` }));
  const [x, y] = bends.length ? bends[Math.floor((bends.length - 1) / 2)] : [(first[0] + last[0]) / 2, (first[1] + last[1]) / 2];
  const rows = [way.name && cut(way.name, 30), way.passed ? plural(way.passed, "FlowFile") : "", way.queued ? `queued ${way.queued} (${bytes(way.bytes)})` : ""].filter(Boolean);
  if (!rows.length) return;
  const width = (Math.max(...rows.map((row) => row.length)) * 6.6 + 16) * larger, line = 16 * larger, height = rows.length * line + 8;
  layer.append(shape("g", {}, shape("title", {}, `${way.name || "connection"}: ${way.passed} went through, ${way.queued} wait`), shape("rect", { class: "tag " + (way.queued ? "full" : ""), x: x - width / 2, y: y - height / 2, width, height, rx: 3 }),
    rows.map((row, number) => shape("text", { class: number ? "small" : "value", style: `font-size: ${(number ? 11.5 : 12) * larger}px`, x, y: y - height / 2 + line + number * line, "text-anchor": "middle" }, row))));
}

function loop(box) {
  const [width] = SIZES[box.kind];
  return [[box.x + width + 70, box.y + 20], [box.x + width + 70, box.y + 100]];
}

function apart(start, stop, shared) { // several ways between the same two boxes lie side by side
  const key = [start.id, stop.id].sort().join();
  const number = (shared[key] = (shared[key] || 0) + 1);
  if (number === 1) return [];
  const [ax, ay] = centre(start), [bx, by] = centre(stop), length = Math.hypot(bx - ax, by - ay) || 1;
  const off = (number % 2 ? -1 : 1) * Math.floor(number / 2) * 90;
  return [[(ax + bx) / 2 - ((by - ay) / length) * off, (ay + by) / 2 + ((bx - ax) / length) * off]];
}

function edge(box, [tx, ty]) { // where the line to a point leaves the box
  const [width, height] = SIZES[box.kind], [cx, cy] = centre(box), dx = tx - cx, dy = ty - cy;
  if (!dx && !dy) return [cx, cy];
  const scale = Math.min(width / 2 / Math.abs(dx || 1e-9), height / 2 / Math.abs(dy || 1e-9));
  return [Math.round(cx + dx * scale), Math.round(cy + dy * scale)];
}

function drawBox(box) {
  const [width, height] = SIZES[box.kind];
  const inner = { PROCESSOR: processorBox, GROUP: groupBox, FUNNEL: funnelBox }[box.kind] || portBox;
  const act = () => (box.kind === "GROUP" ? draw(box.id) : about(box));
  return shape("g", { class: "pick" + (box.path === chosen ? " chosen" : ""), "data-path": box.path, transform: `translate(${box.x} ${box.y})`, tabindex: 0, role: "button",
    "aria-label": box.kind === "GROUP" ? "Open " + box.name : box.name || "Funnel", onclick: act, onkeydown: (event) => { if (event.key === "Enter") act(); } },
  shape("rect", { class: "box", width, height, rx: box.kind === "FUNNEL" ? 24 : 4 }), inner(box, width, height));
}

function processorBox(box, width) {
  const off = box.state === "DISABLED";
  return [
    shape("rect", { x: 0, y: 0, width: 6, height: 128, rx: 3, fill: box.raised || box.failed ? "#a1121f" : off ? "#c3ccd3" : box.tasks ? "#2f6f78" : "#c3ccd3" }),
    shape("text", { class: "name", x: 16, y: 22 }, cut(box.name, 38)),
    shape("text", { class: "small", x: 16, y: 39 }, box.type + (box.stub ? `, stood in for: ${cut(box.stub, 24)}` : off ? ", disabled" : "")),
    table([["In", `${box.in} (${bytes(box.bytesIn)})`], ["Out", `${box.out} (${bytes(box.bytesOut)})`], ["Tasks/Time", `${box.tasks} / ${box.milliseconds} ms`]], 16, 62),
    warnings(box, width, 122),
  ];
}

function groupBox(box, width) {
  return [
    shape("path", { d: `M0 4a4 4 0 0 1 4-4h${width - 8}a4 4 0 0 1 4 4v36H0z`, fill: box.raised || box.failed ? "#8f2b35" : box.tasks ? "#2f6f78" : "#8a9aa6" }),
    shape("text", { class: "name white", style: `font-size: ${14 * larger}px`, x: 14, y: 20 + 5 * larger }, cut(box.name, Math.floor(42 / larger))),
    table([["In", `${box.in} (${bytes(box.bytesIn)})`], ["Out", `${box.out} (${bytes(box.bytesOut)})`], ["Queued", String(box.queued)], ["Tasks/Time", `${box.tasks} / ${box.milliseconds} ms`]], 14, 66, Math.min(1.4, larger)),
    warnings(box, width, 168),
  ];
}

function warnings(box, width, y) {
  const words = [box.raised && `raised ${box.raised}×`, box.failed && plural(box.failed, "failure"), box.retried && `${box.retried} retried`, box.bulletins && plural(box.bulletins, "bulletin")].filter(Boolean);
  return words.length ? shape("text", { class: "small red", x: width - 10, y, "text-anchor": "end" }, words.join(", ")) : "";
}

const portBox = (box, width) => [shape("text", { class: "name", x: width / 2, y: 26, "text-anchor": "middle" }, cut(box.name, 28)), shape("text", { class: "small", x: width / 2, y: 44, "text-anchor": "middle" }, box.kind === "INPUT_PORT" ? "→ input" : "output →")];
const funnelBox = () => [shape("path", { d: "M14 16h20l-7 9v9h-6v-9z", fill: "#8a9aa6" })];
const table = (rows, x, y, size = 1) => rows.map(([name, value], number) => [shape("text", { class: "small", style: `font-size: ${11.5 * size}px`, x, y: y + number * 20 * Math.sqrt(size) }, name),
  shape("text", { class: "value", style: `font-size: ${12 * size}px`, x: x + 84 * size, y: y + number * 20 * Math.sqrt(size) }, value)]);
const lines = (words, x, y, most, kind) => words.split("\n").flatMap((line) => line.match(new RegExp(`.{1,${Math.max(10, Math.floor(most))}}`, "gu")) || [""]).slice(0, 12).map((line, number) => shape("text", { class: kind, x, y: y + number * 16 }, line));

function look(svg) {
  svg.setAttribute("viewBox", `${view.x} ${view.y} ${view.width} ${view.height}`);
}

function move(svg) { // drag and wheel; the keyboard has the boxes themselves
  let from = null;
  svg.addEventListener("pointerdown", (event) => { from = [event.clientX, event.clientY, view.x, view.y]; });
  svg.addEventListener("pointermove", (event) => {
    if (!from || !event.buttons) return;
    const scale = Math.max(view.width / svg.clientWidth, view.height / svg.clientHeight);
    view.x = from[2] - (event.clientX - from[0]) * scale;
    view.y = from[3] - (event.clientY - from[1]) * scale;
    look(svg);
  });
  svg.addEventListener("pointerup", () => { from = null; });
  svg.addEventListener("wheel", (event) => {
    event.preventDefault();
    const factor = event.deltaY > 0 ? 1.15 : 1 / 1.15, place = svg.getBoundingClientRect();
    const [px, py] = [(event.clientX - place.left) / place.width, (event.clientY - place.top) / place.height];
    view = { x: view.x + view.width * px * (1 - factor), y: view.y + view.height * py * (1 - factor), width: view.width * factor, height: view.height * factor };
    look(svg);
  }, { passive: false });
}

function crumbs(id) {
  const chain = [];
  for (let place = id; place; place = data.groups[place].parent) chain.unshift(place);
  $("crumbs").replaceChildren(...chain.map((place, number) => element("button", { class: "plain", type: "button", "aria-current": place === id ? "true" : null, onclick: () => draw(place) }, (number ? "› " : "") + (data.groups[place].name || "the flow"))));
}

function about(box) {
  highlight(box.path);
  const rows = box.kind === "PROCESSOR" ? [["type", box.type], ["in", `${box.in} (${bytes(box.bytesIn)})`], ["out", `${box.out} (${bytes(box.bytesOut)})`], ["triggers", `${box.tasks}, ${box.milliseconds} ms`], ["failed", box.failed], ["retried", box.retried], ["ended here", box.ended]] : [];
  const through = new Set(steps.filter((step) => step.component === box.path).map((step) => step.flowfile));
  $("about").replaceChildren(element("h3", {}, box.path),
    element("p", { class: "quiet" }, rows.map(([name, value]) => `${name}: ${value}`).join(" · ")),
    box.error ? element("p", { class: "words" }, `raised ${box.raised}×, the last: ${box.error}`) : "",
    through.size ? element("button", { type: "button", onclick: () => list(through, box.path) }, `Show its ${plural(through.size, "FlowFile")}`) : "",
    state(box.path));
}

function state(path) {
  const values = data.state[path];
  return values ? element("details", {}, element("summary", {}, `what it remembers (${plural(Object.keys(values).length, "value")})`), valuesOf(values)) : "";
}

function highlight(path) {
  chosen = path;
  for (const node of document.querySelectorAll("svg g.pick")) node.classList.toggle("chosen", node.dataset.path === path);
}

function showBox(path) {
  const place = boxOf[path];
  if (!place) return;
  const id = Object.keys(data.groups).find((key) => data.groups[key] === place.group);
  chosen = path;
  if (id !== current) draw(id);
  highlight(path);
  approach(place.box);
}

function approach(box) { // a box that is drawn too small to be read comes nearer
  const svg = document.querySelector("#canvas svg"), [x, y] = centre(box);
  const scale = Math.max(view.width / svg.clientWidth, view.height / svg.clientHeight);
  const isInside = x > view.x && x < view.x + view.width && y > view.y && y < view.y + view.height;
  if (scale < 2.2 && isInside) return;
  const width = svg.clientWidth * Math.min(scale, 1.6), height = svg.clientHeight * Math.min(scale, 1.6);
  view = { x: x - width / 2, y: y - height / 2, width, height };
  look(svg);
}

// ---- the right side

const TABS = { flowfiles: "FlowFiles", failures: "Run", bulletins: "Bulletins", stalled: "Stalled", state: "State" };
function tabs() {
  const counts = { bulletins: data.bulletins.length, stalled: data.stalled.length, state: Object.keys(data.state).length, flowfiles: byFlowFile.length };
  $("tabs").replaceChildren(...Object.entries(TABS).map(([name, title]) => element("button", { role: "tab", type: "button", "aria-selected": String(tab === name), "aria-controls": "panel", "data-tab": name, tabindex: tab === name ? 0 : -1,
    onclick: () => choose(name), onkeydown: arrows }, title + (name in counts ? ` (${counts[name].toLocaleString("en")})` : ""))));
}

function arrows(event) {
  const names = Object.keys(TABS), step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!step) return;
  choose(names[(names.indexOf(tab) + step + names.length) % names.length]);
  document.querySelector("[role=tab][aria-selected=true]").focus();
}

function choose(name) {
  tab = name;
  tabs();
  ({ flowfiles: () => list(null, ""), failures: summary, bulletins, stalled, state: states })[name]();
}

const show = (...nodes) => $("panel").replaceChildren(...nodes.flat(2).filter(Boolean));

function rows(heads, body) {
  return element("table", {}, element("thead", {}, element("tr", {}, heads.map((head) => element("th", { scope: "col" }, head)))), element("tbody", {}, body));
}

function list(only, path) {
  tab = "flowfiles";
  tabs();
  const search = element("input", { type: "search", placeholder: "a uuid, or a value of an attribute", "aria-label": "Find a FlowFile", oninput: () => fill() });
  const failing = element("input", { type: "checkbox", onchange: () => fill() });
  const place = element("div");
  const most = 200, ordered = [...byFlowFile.filter((flowfile) => flowfile.failed), ...byFlowFile.filter((flowfile) => !flowfile.failed)];
  function fill() {
    const words = search.value.toLocaleLowerCase(), hits = words && valuesWith(words);
    const fits = ordered.filter((flowfile) => flowfile.steps.length && (!only || only.has(flowfile.number)) && (!failing.checked || flowfile.failed) && (!words || flowfile.uuid.includes(words) || [...flowfile.attributes.values()].some((number) => hits.has(number))));
    if (words) fits.sort((a, b) => (b.label.toLocaleLowerCase() === words) - (a.label.toLocaleLowerCase() === words));
    place.replaceChildren(rows(["FlowFile", "steps", "how it ended"], fits.slice(0, most).map((flowfile) => element("tr", { class: "pick", onclick: () => follow(flowfile.number) },
      element("td", {}, element("button", { class: "plain", type: "button" }, titleOf(flowfile))),
      element("td", {}, flowfile.steps.length), element("td", { class: flowfile.failed ? "bad" : "" }, flowfile.end || "became others")))),
    fits.length > most ? element("p", { class: "quiet" }, `${most} of ${fits.length.toLocaleString("en")} are shown: narrow them`) : fits.length ? "" : element("p", {}, "There is none."));
  }
  show(only ? element("p", {}, `Those with a step at ${path}. `, element("button", { class: "plain", type: "button", onclick: () => list(null, "") }, "Show all")) : "",
    element("div", { class: "filter" }, search, element("label", {}, failing, " failed only")), place);
  fill();
}

let lowered = null; // the values as they are searched, made once

function valuesWith(words) {
  lowered ||= data.values.map((entry) => whole(entry).toLocaleLowerCase());
  return new Set(lowered.flatMap((text, number) => (text.includes(words) ? [number] : [])));
}

function follow(number) {
  const flowfile = byFlowFile[number];
  const attributes = beginning(flowfile);
  let content = NONE;
  const items = flowfile.steps.map((step) => {
    const before = new Map(attributes), contentBefore = content;
    apply(attributes, step);
    if (step.content >= 0) content = step.content;
    return item(step, before, attributes, contentBefore, content, flowfile);
  });
  const links = (title, numbers) => (numbers ? element("p", {}, title + ": ", [...numbers].slice(0, 30).map((other) => element("button", { class: "plain", type: "button", onclick: () => follow(other) }, titleOf(byFlowFile[other]))), numbers.size > 30 ? `and ${numbers.size - 30} more` : "") : "");
  const why = reasons(flowfile);
  show(element("button", { class: "plain", type: "button", onclick: () => list(null, "") }, "‹ all FlowFiles"), element("h2", {}, flowfile.label, element("span", { class: "quiet mono" }, " " + flowfile.uuid)),
    links("made of", flowfile.parents), element("p", { class: flowfile.failed ? "words" : "quiet" }, [flowfile.end || "it became others", ...why].join("\n")),
    element("ol", { class: "steps" }, items), links("became", flowfile.children),
    element("details", {}, element("summary", {}, "all attributes at the end"), valuesOf(Object.fromEntries([...attributes].map(([name, number]) => [word(name), value(number)])))));
  $("panel").scrollTop = 0;
  $("panel").focus();
}

function reasons(flowfile) {
  if (!flowfile.failed) return [];
  const named = [...flowfile.attributes].map(([name, number]) => [word(name), number]).filter(([name]) => /(error|exception\.message|failure\.reason)$/.test(name));
  return named.map(([name, number]) => [name, value(number).trim()]).filter(([, words]) => words).map(([name, words]) => `${name}: ${words.split("\n").pop()}`);
}

function item(step, before, after, contentBefore, content, flowfile) {
  const { names } = step, isBad = /failure/i.test(step.details) || names.some((name) => /error$/.test(word(name)) && textOf(after, name));
  const changes = names.map((name) => {
    const was = textOf(before, name), is = textOf(after, name);
    return element("tr", {}, element("td", {}, word(name)), element("td", {}, was === undefined ? "" : element("span", { class: "old" }, cut(was, 400)), was === undefined ? "" : " ", element("span", { class: "new" }, is === undefined ? "gone" : cut(is, 2000))));
  });
  const many = names.length > 8;
  return element("li", { class: isBad ? "bad-step" : "" },
    element("div", { class: "head" }, element("b", {}, step.type), element("button", { class: "plain", type: "button", onclick: () => showBox(step.component) }, step.component || "a connection"), element("span", { class: "quiet", title: moment(step.ms) }, since(step.ms))),
    step.details ? element("div", { class: "mono" }, step.details) : "",
    names.length ? element("details", many ? {} : { open: "" }, element("summary", {}, plural(names.length, "attribute") + " changed"), element("table", { class: "changes" }, element("tbody", {}, changes))) : "",
    contentOf(step, contentBefore, content), step.type === "SEND" ? answerOf(step, flowfile) : "");
}

function contentOf(step, before, content) {
  if (content < 0) return "";
  if (step.type === "SEND") return element("details", {}, element("summary", {}, `request body (${bytes(data.contents[content][1])})`), element("pre", {}, shown(content)));
  if (content === before) return "";
  return element("details", {}, element("summary", {}, `content (${bytes(data.contents[content][1])}${before >= 0 ? ", was " + bytes(data.contents[before][1]) : ""})`), element("pre", {}, before < 0 ? shown(content) : compared(shown(before), shown(content))));
}

function answerOf(step, flowfile) { // what InvokeHTTP made of the answer: its Response FlowFile, or the attributes of the request
  const later = steps.slice(step.index + 1, step.index + 400);
  const fork = later.find((other) => other.component === step.component && other.parents.includes(flowfile.number) && other.children.length);
  const answers = fork ? fork.children.map((number) => byFlowFile[number]) : [];
  return answers.map((answer) => {
    const first = answer.steps.find((one) => one.content >= 0), about = (name) => textOf(answer.attributes, name) || "";
    return element("details", { open: "" }, element("summary", {}, `answer ${about("invokehttp.status.code")} ${about("invokehttp.status.message")}`),
      first ? element("pre", {}, shown(first.content) || "(no body)") : "", element("button", { class: "plain", type: "button", onclick: () => follow(answer.number) }, "follow the answer"));
  });
}

function shown(content) {
  const [entry, size] = data.contents[content], words = whole(entry);
  if (!data.longest) return `(${bytes(size)}; the run is too large for contents)`;
  try {
    return JSON.stringify(JSON.parse(words), null, 2);
  } catch {
    return words + (words.length >= data.longest ? `\n… (${bytes(size)} in all)` : "");
  }
}

function compared(before, after) { // lines, by their longest common run; large ones are only shown
  const a = before.split("\n"), b = after.split("\n");
  if (a.length * b.length > 400000) return after;
  const lengths = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i--) for (let j = b.length - 1; j >= 0; j--) lengths[i][j] = a[i] === b[j] ? lengths[i + 1][j + 1] + 1 : Math.max(lengths[i + 1][j], lengths[i][j + 1]);
  const out = [];
  let i = 0, j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) { out.push(b[j] + "\n"); i++; j++; }
    else if (j < b.length && (i === a.length || lengths[i][j + 1] >= lengths[i + 1][j])) out.push(element("span", { class: "added" }, "+ " + b[j++] + "\n"));
    else out.push(element("span", { class: "removed" }, "- " + a[i++] + "\n"));
  }
  return out;
}

function valuesOf(values) {
  return rows(["name", "value"], Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, value]) => element("tr", {}, element("td", { class: "mono" }, name), element("td", { class: "mono" }, value))));
}

function summary() {
  show(element("p", { class: data.failures.length ? "bad" : "good" }, data.sentence), data.failures.map((words) => element("p", { class: "words" }, words)), data.notes.map((words) => element("p", {}, "note: " + words)),
    data.stubs.length ? [element("h2", {}, "Stood in for"), rows(["component", "type", "answer"], data.stubs.map((row) => element("tr", {}, element("td", {}, row.component), element("td", {}, row.type), element("td", {}, row.answer))))] : "",
    element("h2", {}, "Where the time went"), rows(["processor", "triggers", "ms"], busiest().map((box) => element("tr", { class: "pick", onclick: () => showBox(box.path) }, element("td", {}, element("button", { class: "plain", type: "button" }, box.path)), element("td", {}, box.tasks), element("td", {}, box.milliseconds)))));
}

const busiest = () => Object.values(boxOf).map(({ box }) => box).filter((box) => box.kind === "PROCESSOR" && box.tasks).sort((a, b) => b.milliseconds - a.milliseconds).slice(0, 40);

function bulletins() {
  show(data.bulletins.length ? rows(["when", "level", "component", "message"], data.bulletins.slice(-500).map(([ms, level, component, message]) => element("tr", {}, element("td", { title: moment(ms) }, since(ms)), element("td", { class: level === "error" ? "bad" : "" }, level), element("td", {}, element("button", { class: "plain", type: "button", onclick: () => showBox(component) }, component)), element("td", { class: "mono" }, cut(message, 1500))))) : element("p", {}, "There is none."));
}

function stalled() {
  show(data.stalled.length ? rows(["connection", "FlowFiles", "why"], data.stalled.map(([queue, count, size, why, open]) => element("tr", {}, element("td", {}, queue), element("td", {}, `${count} (${bytes(size)})`), element("td", { class: open ? "" : "bad" }, why)))) : element("p", {}, "Nothing waits."));
}

function states() {
  const parts = Object.entries(data.state).map(([path, values]) => [element("h2", {}, element("button", { class: "plain", type: "button", onclick: () => showBox(path) }, path)), valuesOf(values)]);
  show(parts.length ? parts : element("p", {}, "No component remembers anything."));
}

unpack().then(() => {
  for (const group of Object.values(data.groups)) for (const box of group.boxes) boxOf[box.path] = { box, group };
  $("title").textContent = data.title;
  $("sentence").textContent = [data.sentence, ...data.failures].join(" ");
  $("left-out").textContent = data.left_out.map((words) => words + ".").join(" ");
  document.querySelector("header").classList.toggle("bad", data.failures.length > 0);
  const only = data.groups[data.root];
  document.querySelector("main").classList.toggle("wide", extent(only.boxes, "x", 0) > 1.6 * extent(only.boxes, "y", 1));
  draw(only.boxes.length === 1 && only.boxes[0].kind === "GROUP" ? only.boxes[0].id : data.root);
  choose("flowfiles");
  document.body.dataset.ready = "yes";
});
