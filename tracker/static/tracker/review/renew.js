/* What is new on the page after saving: meanings, doubts, warnings, and what accepting will do. */

import { form, show } from "./page.js";

const list = document.getElementById("att-se-over");

const renewPart = ([part, told]) => {
  const meaning = document.getElementById(`menas-${part}`);
  meaning.querySelector("strong").textContent = told.understood;
  show(meaning, told.understood);
  show(document.getElementById(`vems-${part}`), told.meeting);
};

const renewDecision = ([part, told]) => {
  const doubts = document.getElementById(`osaker-${part}`);
  const why = told.doubts.join(", ");
  doubts.dataset.certainty = told.certainty;
  doubts.querySelector("strong").textContent = told.label;
  doubts.querySelector("span").textContent = why;
  show(doubts, told.certainty !== "sure");
  const listed = list.querySelector(`[data-for="${doubts.id}"]`);
  if (!listed) return;
  listed.querySelector("span").textContent = why;
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
  show(notice, warnings.length);
};

export const renew = (answer) => {
  form.elements.revision.value = answer.revision;
  const obstacle = document.getElementById("obstacle");
  const consequences = document.getElementById("consequences");
  obstacle.querySelector("span").textContent = answer.obstacle;
  consequences.querySelector("strong").textContent = answer.consequences;
  show(obstacle, answer.obstacle);
  show(consequences, !answer.obstacle);
  Object.entries(answer.parts).forEach(renewPart);
  Object.entries(answer.decisions).forEach(renewDecision);
  document.getElementById("antal-osakra").textContent = answer.summary;
  document.getElementById("antal-deltagare").textContent = answer.attendance;
  show(list, answer.summary);
  renewWarnings(answer.warnings);
};
