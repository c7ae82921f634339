/* Names one after the other, and days by calendar. */

import { form, words } from "./page.js";

const list = document.getElementById("names");
const known = [...list.options].map((option) => option.value);

form.addEventListener("input", (event) => {
  if (event.target.getAttribute("list") !== "names") return;
  const typed = event.target.value;
  const before = typed.slice(0, typed.lastIndexOf(",") + 1);
  const already = before.split(",").map((name) => name.trim());
  const options = known
    .filter((name) => !already.includes(name))
    .map((name) => {
      const option = document.createElement("option");
      option.value = before ? `${before} ${name}` : name;
      return option;
    });
  list.replaceChildren(...options);
});

const MONTHS = [
  "januari", "februari", "mars", "april", "maj", "juni",
  "juli", "augusti", "september", "oktober", "november", "december",
];

const addCalendar = (field) => {
  const label = document.createElement("label");
  const day = document.createElement("input");
  day.type = "date";
  day.id = `${field.id}_day`;
  label.htmlFor = day.id;
  label.className = "help review-day";
  label.append(words.pickDay, " ", day);
  day.addEventListener("change", () => {
    const [year, month, date] = day.value.split("-").map(Number);
    if (!year) return;
    field.value = `${date} ${MONTHS[month - 1]} ${year}`;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
  field.after(label);
};

form.querySelectorAll('input[name$="-due"]').forEach(addCalendar);
