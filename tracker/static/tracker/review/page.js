/* The parts of the review page that every other module works on. */

export const form = document.querySelector("form.review-draft");
export const source = document.querySelector(".review-source");
export const words = document.getElementById("review-words").dataset;
export const lines = [...source.querySelectorAll(".source-lines > li")];
export const decisions = [...form.querySelectorAll(".review-decision")];

const status = document.getElementById("review-status");

export const say = (text) => {
  status.textContent = text;
};

export const show = (element, shown) => {
  element.hidden = !shown;
};

/* Opens whatever an element is folded into. */
export const unfold = (element) => {
  for (let part = element.closest("details"); part; part = part.parentElement.closest("details")) {
    part.open = true;
  }
};

/* The number of a decision in the draft, and of a line in the file: a page may show a part. */
export const numberOf = (decision) => decision.id.slice("beslut-".length);
export const lineNumber = (line) => Number(line.id.slice("rad-".length));

export const scrollWithin = (pane, element) => {
  const room = pane.getBoundingClientRect();
  const place = element.getBoundingClientRect();
  if (place.top < room.top + 40 || place.bottom > room.bottom - 40) {
    pane.scrollTop += place.top - room.top - room.height / 4;
  }
};
