// "Save as a case…": a file that `nifi-emulator test` runs; what comes out now is what is expected from now on.
import { element, replace } from "./dom.js";
import { ask } from "./messages.js";

const dialog = document.getElementById("saver");

export function save(panel) {
  const name = element("input", { id: "case-name", required: true, maxlength: "80", autocomplete: "off", pattern: "[\\p{L}\\p{N}_][\\p{L}\\p{N}_ .\\-]*" });
  const what = element("input", { id: "case-what", autocomplete: "off" });
  const words = element("p", { class: "status", role: "status" });
  const button = element("button", { type: "submit", class: "run" }, "Save");
  let replaceOld = false;
  const form = element("form", {
    onsubmit: async (event) => {
      event.preventDefault();
      const answer = await ask({ ...panel.message(), kind: "case.save", panel: panel.name, name: name.value, what: what.value, replace: replaceOld });
      words.className = "status " + (answer.refused || answer.exists ? "bad" : "good");
      words.textContent = answer.refused || answer.sentence;
      replaceOld = Boolean(answer.exists);
      button.textContent = answer.exists ? "Replace it" : "Save";
      if (answer.written) {
        dialog.close();
        panel.status.className = "status good";
        panel.status.textContent = answer.sentence;
        panel.button.focus();
      }
    },
  },
    element("label", { for: "case-name" }, "Name"), name, element("label", { for: "case-what" }, "What it shows (for people)"), what,
    element("p", { class: "hint" }, "The script or specification is saved beside it. What comes out now is what is expected from now on: run it first and look."),
    words, element("div", { class: "bar" }, button, element("button", { type: "button", onclick: () => dialog.close() }, "Cancel")));
  name.addEventListener("input", () => { replaceOld = false; button.textContent = "Save"; });
  replace(dialog, element("h2", { id: "saver-title" }, "Save as a case"), form);
  dialog.showModal();
  name.focus();
}
