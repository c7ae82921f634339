/* A decision that is moved to another point of the agenda stands there at once. */

import { form, numberOf, say, scrollWithin, show, words } from "./page.js";

const isBefore = (one, other) => Number(numberOf(one)) < Number(numberOf(other));

const renewEmpty = (section) => {
  show(section.querySelector(".review-none"), !section.querySelector(".review-decision"));
};

form.addEventListener("change", (event) => {
  if (!event.target.name?.endsWith("-point")) return;
  const decision = event.target.closest(".review-decision");
  const from = decision.closest(".review-point");
  const to = form.querySelector(`.review-point[data-point="${event.target.value}"]`);
  if (!to || to === from) return;
  const later = [...to.querySelectorAll(".review-decision")].find((each) => isBefore(decision, each));
  to.insertBefore(decision, later || to.querySelector(".review-none"));
  show(to, true);
  [from, to].forEach(renewEmpty);
  event.target.focus();
  scrollWithin(form, decision);
  say(`${words.moved} ${to.querySelector("h3").textContent.trim()}`);
});
