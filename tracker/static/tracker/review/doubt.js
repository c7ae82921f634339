/* From one unsure decision to the next: the unsure ones first, then the likely ones. */

import { form, say, scrollWithin, unfold, words } from "./page.js";

const ORDER = ["unsure", "likely"];

const toSee = () =>
  ORDER.flatMap((certainty) => [
    ...form.querySelectorAll(`.review-doubts[data-certainty="${certainty}"]`),
  ]);

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
  last = next || places[0];
  if (!last) {
    say(words.allSure);
    return;
  }
  unfold(last);
  last.focus();
  scrollWithin(form, last);
};
