/* What is new on the page after saving: meanings, doubts, warnings, and what accepting will do. */

import { form, show } from "./page.js";

const list = document.getElementById("att-se-over");

const renewDeadline = ([prefix, told]) => {
  const meaning = document.getElementById(`menas-${prefix}`);
  meaning.querySelector("strong").textContent = told.understood;
  show(meaning, told.understood);
  show(document.getElementById(`vems-${prefix}`), told.meeting);
};

const renewDecision = ([prefix, told]) => {
  const doubts = document.getElementById(`osaker-${prefix}`);
  doubts.dataset.certainty = told.certainty;
  doubts.querySelector(".review-sign").dataset.certainty = told.certainty;
  doubts.querySelector("strong").textContent = told.label;
  doubts.querySelector(".review-why").textContent = told.doubts.join(", ");
  const listed = list.querySelector(`[data-for="${doubts.id}"]`);
  if (!listed) return;
  listed.querySelector(".review-why").textContent = told.doubts.join(", ");
  show(listed, told.certainty !== "sure");
};

const renewWarnings = (warnings) => {
  const notice = document.getElementById("varningar");
  const rows = warnings.map((warning) => {
    const row = document.createElement("li");
    row.textContent = warning;
    return row;
  });
  notice.querySelector("ul").replaceChildren(...rows);
  document.getElementById("antal-varningar").textContent = warnings.length;
  show(notice, warnings.length);
};

/* Of a very long draft it is not counted anew while somebody types. */
const renewOutcome = ({ obstacle: why, consequences: what }) => {
  show(document.getElementById("outcome-old"), what === null);
  if (what === null) return;
  const obstacle = document.getElementById("obstacle");
  const consequences = document.getElementById("consequences");
  obstacle.querySelector("span").textContent = why;
  consequences.querySelector("strong").textContent = what;
  show(obstacle, why);
  show(consequences, !why);
};

export const renew = (answer) => {
  form.elements.revision.value = answer.revision;
  form.elements.base.value = answer.base;
  renewOutcome(answer);
  Object.entries(answer.deadlines).forEach(renewDeadline);
  Object.entries(answer.decisions).forEach(renewDecision);
  document.getElementById("antal-osakra").textContent = answer.summary;
  document.getElementById("antal-deltagare").textContent = answer.attendance;
  show(list, answer.summary);
  renewWarnings(answer.warnings);
};
