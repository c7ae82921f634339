/* Source and draft follow each other. */

import {
  decisions, form, lineNumber, lines, numberOf, say, scrollWithin, source, words,
} from "./page.js";

let current = null;

export const now = () => current;

export const linesOf = (decision) => {
  const [first, end] = [Number(decision.dataset.line), Number(decision.dataset.end)];
  return lines.filter((line) => lineNumber(line) >= first && lineNumber(line) <= end);
};

const marksOf = (decision) =>
  source.querySelectorAll(`mark[data-of~="${numberOf(decision)}"]`);

const follow = (decision) => {
  if (decision === current) return;
  current = decision;
  source.querySelectorAll(".current").forEach((each) => each.classList.remove("current"));
  decisions.forEach((each) => each.classList.toggle("current", each === decision));
  const place = linesOf(decision);
  [...place, ...marksOf(decision)].forEach((each) => each.classList.add("current"));
  if (place.length) scrollWithin(source, place[0]);
};

export const go = (decision) => {
  if (!decision) {
    say(words.last);
    return;
  }
  decision.querySelector("textarea").focus();
  scrollWithin(form, decision);
  follow(decision);
};

export const step = (by) => {
  const here = decisions.indexOf(current);
  const next = decisions[here < 0 && by > 0 ? 0 : here + by];
  const more = next ? null : form.querySelector(`button[data-go="${by}"]`);
  if (more) form.requestSubmit(more);
  else go(next);
};

form.addEventListener("focusin", (event) => {
  const decision = event.target.closest(".review-decision");
  if (decision) follow(decision);
});

const isInSight = (decision) => {
  const room = form.getBoundingClientRect();
  const place = decision.getBoundingClientRect();
  return place.bottom > room.top + 60 && place.top < room.bottom - 60;
};

form.addEventListener("scroll", () => {
  if (current && current.contains(document.activeElement) && isInSight(current)) return;
  const seen = decisions.find(isInSight);
  if (seen) follow(seen);
});
