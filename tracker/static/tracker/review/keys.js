/* The keyboard is enough for all of it. */

import { press, toggle } from "./change.js";
import { goToUnsure } from "./doubt.js";
import { step } from "./follow.js";
import { addMarked, toSource } from "./mark.js";
import { words } from "./page.js";
import { saveHere } from "./save.js";

const help = document.getElementById("kortkommandon");

const ACTS = {
  ArrowDown: () => step(1),
  ArrowUp: () => step(-1),
  j: () => step(1),
  k: () => step(-1),
  o: goToUnsure,
  x: () => toggle("keep", words.kept, words.dropped),
  s: () => toggle("checked", words.checked, words.unchecked),
  p: () => press("split"),
  m: () => press("merge"),
  l: toSource,
  n: addMarked,
  "?": () => help.showModal(),
};
const LETTER = /^Key([A-Z])$/;

const singleKeys = document.getElementById("single-keys");
singleKeys.checked = localStorage.getItem("single-keys") !== "off";
singleKeys.addEventListener("change", () => {
  localStorage.setItem("single-keys", singleKeys.checked ? "on" : "off");
});

const isTyping = (element) =>
  element.matches("input:not([type=checkbox]), textarea, select, [contenteditable]");

/* With Alt the key itself counts: on some keyboards Alt makes another sign of it. */
const actOf = (event) => {
  if (event.altKey) {
    const letter = LETTER.exec(event.code);
    return ACTS[letter ? letter[1].toLowerCase() : event.key];
  }
  if (isTyping(event.target) || !singleKeys.checked || event.key.length > 1) return null;
  return ACTS[event.key];
};

document.addEventListener("keydown", (event) => {
  if (help.open || event.isComposing) return;
  if (event.ctrlKey || event.metaKey) {
    if (event.key === "Enter") {
      event.preventDefault();
      saveHere();
    }
    return;
  }
  const act = actOf(event);
  if (act) {
    event.preventDefault();
    act();
  }
});

const BUTTONS = { unsure: goToUnsure, help: () => help.showModal(), new: addMarked };
document.querySelectorAll("[data-act]").forEach((button) => {
  // The mouse's mark in the source would go with the focus.
  button.addEventListener("mousedown", (event) => event.preventDefault());
  button.addEventListener("click", () => BUTTONS[button.dataset.act]());
});
