/*
 * The review of a draft, quicker: source and draft follow each other, the keyboard is enough for
 * all of it, and what is typed is saved along the way. Without these files the page works as a form.
 */

import "./complete.js";
import "./keys.js";
import "./place.js";
import { go } from "./follow.js";
import { form, scrollWithin, show, unfold } from "./page.js";

document.querySelectorAll(".review-scripted").forEach((part) => show(part, true));

/* Goes on where a button of the page, an error or a link to a folded field has led. */
const arrive = () => {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target || !form.contains(target)) return;
  unfold(target);
  if (target.matches(".review-decision")) {
    go(target);
    return;
  }
  const field = target.matches("input, select, textarea, [tabindex]")
    ? target
    : target.querySelector("input:not([type=hidden])");
  field?.focus();
  scrollWithin(form, target);
};

// After the browser has gone to the fragment itself, which takes the focus away.
const arriveSoon = () => setTimeout(arrive);
if (document.readyState === "complete") arriveSoon();
else addEventListener("load", arriveSoon);
addEventListener("hashchange", arrive);
