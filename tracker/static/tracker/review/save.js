/* What is typed is saved along the way. */

import { form, say, words } from "./page.js";
import { renew } from "./renew.js";

const AUTOSAVE_AFTER = 8000;

const isClash = "clash" in form.dataset;
let changed = false;
let timer = 0;
let saving = null;
let passing = false;

/* Nothing is left to be saved: it is on its way by the form itself. */
export const forget = () => {
  changed = false;
  clearTimeout(timer);
};

/* Whoever logged in again in another tab has been given another token there. */
const renewToken = () => {
  const found = /(?:^|; )csrftoken=([^;]+)/.exec(document.cookie);
  if (found) form.elements.csrfmiddlewaretoken.value = found[1];
};

/* "kept"; "refused", which the page itself explains; "away": nobody was there to save it. */
const post = async () => {
  forget();
  renewToken();
  const data = new FormData(form);
  data.append("autosave", "");
  let response, answer;
  try {
    response = await fetch(form.action, { method: "POST", body: data });
    answer = await response.json();
  } catch {
    changed = true;
    say(words.failed);
    return "away";
  }
  say(answer.status);
  if (response.ok) {
    renew(answer);
    return "kept";
  }
  changed = true;
  return response.status === 401 ? "away" : "refused";
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
  // Where two versions stand against each other, whoever reviews says when it is settled.
  if (isClash) return;
  timer = setTimeout(save, AUTOSAVE_AFTER);
});

addEventListener("beforeunload", (event) => {
  if (changed) event.preventDefault();
});

/* Something is posted only when what was typed is saved, so that it is never lost on the way: the
   page stays where nobody answers, or where one was logged out. True: it is posted later. */
export const savedFirst = (submitter) => {
  renewToken();
  if (passing || isClash || (!changed && !saving)) {
    passing = false;
    return false;
  }
  if (changed) say(words.saving);
  (changed ? save() : saving).then((told) => {
    if (told === "away") return;
    passing = true;
    form.requestSubmit(submitter);
  });
  return true;
};

/* Saved where one stands; what cannot be saved is shown by the page itself. */
export const saveHere = async () => {
  if (form.elements["new-text"].value.trim()) {
    form.requestSubmit(form.querySelector('button[value="add"]'));
    return;
  }
  if (isClash) {
    form.requestSubmit(form.querySelector('button[name="save"]'));
    return;
  }
  say(words.saving);
  if ((await save()) === "refused") {
    passing = true;
    form.requestSubmit(form.querySelector('button[name="save"]'));
  }
};
