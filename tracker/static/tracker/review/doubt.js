/* From one unsure decision to the next: the unsure ones first, then the likely ones. */

import { form, say, scrollWithin, unfold, words } from "./page.js";

const ORDER = ["unsure", "likely"];

const toSee = () =>
  ORDER.flatMap((certainty) => [
    ...form.querySelectorAll(`.review-doubts[data-certainty="${certainty}"]`),
  ]);

/* The button to the next part of a long draft that has something to see, the first after the last. */
const inOtherPart = () => {
  const others = [...form.querySelectorAll("button[data-unsure]")];
  const here = Number(form.dataset.part);
  return others.find((each) => Number(each.dataset.unsure) > here) || others[0];
};

let last = null;

export const goToUnsure = () => {
  const places = toSee();
  // Where somebody stands now counts, unless they have moved on to a surer part.
  const here = document.activeElement.closest(".review-decision");
  const from = here ? here.querySelector(".review-doubts") : last;
  const at = places.indexOf(from);
  const isAfter = (place) =>
    from && from.compareDocumentPosition(place) & Node.DOCUMENT_POSITION_FOLLOWING;
  const next = at >= 0 ? places[at + 1] : places.find(isAfter);
  const elsewhere = next ? null : inOtherPart();
  if (elsewhere) {
    form.requestSubmit(elsewhere);
    return;
  }
  last = next || places[0];
  if (!last) {
    say(words.allSure);
    return;
  }
  unfold(last);
  last.focus();
  scrollWithin(form, last);
};
