/* What is typed is saved along the way. */

import { form, said, say, words } from "./page.js";
import { renew } from "./renew.js";

const AUTOSAVE_AFTER = 8000;

let changed = false;
let timer = 0;
let saving = null;

/* Nothing is left to be saved: it is on its way by the form itself. */
export const forget = () => {
  changed = false;
  clearTimeout(timer);
};

/* Do something when what is being saved is saved. False: nothing is. */
export const afterSaving = (act) => {
  if (!saving) return false;
  saving.then(act);
  return true;
};

const post = async () => {
  forget();
  const data = new FormData(form);
  data.append("autosave", "");
  let response, answer;
  try {
    response = await fetch(form.action, { method: "POST", body: data });
    answer = await response.json();
  } catch {
    changed = true;
    say(words.failed);
    return false;
  }
  say(answer.status);
  if (response.ok) renew(answer);
  else changed = true;
  return response.ok;
};

/* One at a time: each needs the revision that the one before it was given. */
export const save = () => {
  const next = (saving || Promise.resolve()).then(post);
  saving = next;
  next.then(() => {
    if (saving === next) saving = null;
  });
  return next;
};

form.addEventListener("input", (event) => {
  if (event.target.name?.startsWith("new-")) return;
  changed = true;
  say(words.unsaved);
  clearTimeout(timer);
  timer = setTimeout(save, AUTOSAVE_AFTER);
});

addEventListener("beforeunload", (event) => {
  if (changed) event.preventDefault();
});

/* Saved where one stands; what cannot be saved is shown by the page itself. */
export const saveHere = async () => {
  if (form.elements["new-text"].value.trim()) {
    form.requestSubmit(form.querySelector('button[value="add"]'));
    return;
  }
  say(words.saving);
  if (!(await save()) && said() !== words.failed) {
    form.requestSubmit(form.querySelector('button[name="save"]'));
  }
};
