/* A decision's own buttons and boxes, and a name that gives way to the one that is meant. */

import { now } from "./follow.js";
import { form, say, words } from "./page.js";
import { forget, save, savedFirst } from "./save.js";

export const press = (kind) => {
  const button = now() && now().querySelector(`button[value^="${kind}|"]`);
  if (button) form.requestSubmit(button);
};

export const toggle = (name, ticked, unticked) => {
  const box = now() && now().querySelector(`[name="${now().dataset.prefix}-${name}"]`);
  if (!box) return;
  box.click();
  say(box.checked ? ticked : unticked);
};

form.addEventListener("submit", (event) => {
  const { submitter } = event;
  if (savedFirst(submitter)) {
    event.preventDefault();
    return;
  }
  const split = /^split\|(\d+)$/.exec(submitter?.value || "");
  const text = split && form.elements[`d${split[1]}-text`];
  // Only where somebody has put the cursor somewhere in the text.
  form.elements.mark.value = text && text.dataset.touched ? text.selectionStart : "";
  forget();
});

form.addEventListener("focusin", (event) => {
  if (event.target.matches("textarea")) event.target.dataset.touched = "1";
});

form.addEventListener("click", (event) => {
  const button = event.target.closest("button[data-meant]");
  if (!button) return;
  event.preventDefault();
  const field = document.getElementById(button.dataset.field);
  const names = field.value.split(/[,;]/).map((name) => name.trim());
  const renamed = names.map((name) => (name === button.dataset.name ? button.dataset.meant : name));
  field.value = [...new Set(renamed.filter(Boolean))].join(", ");
  button.closest(".review-unknown").remove();
  field.focus();
  field.dispatchEvent(new Event("input", { bubbles: true }));
  save().then((told) => told === "kept" && say(words.replaced));
});
