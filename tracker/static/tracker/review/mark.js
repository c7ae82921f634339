/* Lines of the source, marked by mouse or keyboard, become a decision. */

import { go, linesOf, now } from "./follow.js";
import { decisions, form, lineNumber, lines, say, scrollWithin, source, words } from "./page.js";

let anchor = -1;
let head = -1;

const picked = () => lines.slice(Math.min(anchor, head), Math.max(anchor, head) + 1);

const pick = (to, extends_) => {
  head = Math.max(0, Math.min(lines.length - 1, to));
  if (!extends_ || anchor < 0) anchor = head;
  const chosen = picked();
  lines.forEach((line) => line.classList.toggle("picked", chosen.includes(line)));
  lines[head].tabIndex = -1;
  lines[head].focus({ preventScroll: true });
  scrollWithin(source, lines[head]);
  if (chosen.length > 1) {
    const ends = [chosen[0], chosen[chosen.length - 1]].map(lineNumber);
    say(`${words.marked} ${ends.join("–")}`);
  }
};

source.addEventListener("keydown", (event) => {
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!by || event.altKey || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  const start = head >= 0 ? head + by : now() ? lines.indexOf(linesOf(now())[0]) : 0;
  pick(start, event.shiftKey);
});

source.addEventListener("mousedown", () => {
  lines.forEach((line) => line.classList.remove("picked"));
  anchor = head = -1;
});

const wordsOf = (line) => line.querySelector(".source-words");

/* How many characters of a line's words stand before an end of the selection; null: outside. */
const offsetIn = (line, node, offset) => {
  const inside = wordsOf(line);
  if (!inside.contains(node)) return null;
  const before = document.createRange();
  before.setStart(inside, 0);
  before.setEnd(node, offset);
  return before.toString().length;
};

const byMouse = (range) => {
  const lineOf = (node) => lines.findIndex((line) => line.contains(node));
  const first = lineOf(range.startContainer);
  const last = Math.max(first, lineOf(range.endContainer));
  if (first < 0) return null;
  const texts = lines.slice(first, last + 1).map((line) => wordsOf(line).textContent);
  const end = offsetIn(lines[last], range.endContainer, range.endOffset);
  const start = offsetIn(lines[first], range.startContainer, range.startOffset);
  if (end !== null) texts[texts.length - 1] = texts[texts.length - 1].slice(0, end);
  if (start !== null) texts[0] = texts[0].slice(start);
  return { first, last, text: texts.join(" ") };
};

/* The text and the lines that are marked, or null. The mouse may mark a part of a line. */
const marked = () => {
  const selection = getSelection();
  if (!selection.isCollapsed && source.contains(selection.anchorNode)) {
    return byMouse(selection.getRangeAt(0));
  }
  const chosen = head < 0 ? [] : picked();
  if (!chosen.length) return null;
  const first = lines.indexOf(chosen[0]);
  const text = chosen.map((line) => wordsOf(line).textContent).join(" ");
  return { first, last: first + chosen.length - 1, text };
};

export const addMarked = () => {
  const found = marked();
  const text = found && found.text.replace(/\s+/g, " ").replace(/^\s*[-–•*→]\s*/, "").trim();
  if (!text) {
    say(words.nothingMarked);
    return;
  }
  form.elements["new-text"].value = text;
  form.elements["new-line"].value = lineNumber(lines[found.first]);
  form.elements["new-end_line"].value = lineNumber(lines[found.last]);
  form.requestSubmit(form.querySelector('button[value="add"]'));
};

export const toSource = () => {
  if (source.contains(document.activeElement)) {
    go(now() || decisions[0]);
    return;
  }
  const place = now() ? linesOf(now()) : [];
  pick(place.length ? lines.indexOf(place[0]) : 0, false);
};
