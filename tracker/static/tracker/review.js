/*
 * The review of a draft, quicker: source and draft follow each other, the keyboard is enough for
 * all of it, and what is typed is saved along the way. Without this file the page works as a form.
 */
(() => {
  "use strict";

  const form = document.querySelector("form.review-draft");
  const source = document.querySelector(".review-source");
  if (!form || !source) return;

  const words = document.getElementById("review-words").dataset;
  const status = document.getElementById("review-status");
  const help = document.getElementById("kortkommandon");
  const lines = [...source.querySelectorAll(".source-lines > li")];
  const decisions = [...form.querySelectorAll(".review-decision")];
  const AUTOSAVE_AFTER = 8000;

  const say = (text) => {
    status.textContent = text;
  };

  /* ---- source and draft follow each other ---- */

  let current = null;

  const linesOf = (decision) => {
    const first = Number(decision.dataset.line);
    return first ? lines.slice(first - 1, Number(decision.dataset.end)) : [];
  };

  const scrollWithin = (pane, element) => {
    const room = pane.getBoundingClientRect();
    const place = element.getBoundingClientRect();
    if (place.top < room.top + 40 || place.bottom > room.bottom - 40) {
      pane.scrollTop += place.top - room.top - room.height / 4;
    }
  };

  const follow = (decision) => {
    if (decision === current) return;
    current = decision;
    lines.forEach((line) => line.classList.remove("current"));
    decisions.forEach((each) => each.classList.toggle("current", each === decision));
    const place = linesOf(decision);
    place.forEach((line) => line.classList.add("current"));
    if (place.length) scrollWithin(source, place[0]);
  };

  const go = (decision) => {
    if (!decision) {
      say(words.last);
      return;
    }
    decision.querySelector("textarea").focus();
    scrollWithin(form, decision);
    follow(decision);
  };

  const step = (by) => {
    const here = decisions.indexOf(current);
    go(decisions[here < 0 && by > 0 ? 0 : here + by]);
  };

  form.addEventListener("focusin", (event) => {
    const decision = event.target.closest(".review-decision");
    if (decision) follow(decision);
  });

  const isInSight = (decision) => {
    const room = form.getBoundingClientRect();
    const place = decision.getBoundingClientRect();
    return place.bottom > room.top + 60 && place.top < room.bottom - 60;
  };

  form.addEventListener("scroll", () => {
    if (current && current.contains(document.activeElement) && isInSight(current)) return;
    const seen = decisions.find(isInSight);
    if (seen) follow(seen);
  });

  /* ---- what is unsure ---- */

  const goToUnsure = () => {
    const unsure = [...form.querySelectorAll(".review-doubts:not([hidden])")];
    const from = document.activeElement;
    const isAfter = (place) =>
      from.compareDocumentPosition(place) & Node.DOCUMENT_POSITION_FOLLOWING;
    const next = unsure.find((place) => form.contains(from) && isAfter(place)) || unsure[0];
    if (!next) {
      say(words.allSure);
      return;
    }
    const details = next.closest("details");
    if (details) details.open = true;
    next.focus();
    scrollWithin(form, next);
  };

  /* ---- lines of the source, marked by mouse or keyboard ---- */

  let anchor = -1;
  let head = -1;

  const picked = () => lines.slice(Math.min(anchor, head), Math.max(anchor, head) + 1);

  const pick = (to, extends_) => {
    head = Math.max(0, Math.min(lines.length - 1, to));
    if (!extends_ || anchor < 0) anchor = head;
    const chosen = picked();
    lines.forEach((line) => line.classList.toggle("picked", chosen.includes(line)));
    lines[head].tabIndex = -1;
    lines[head].focus({ preventScroll: true });
    scrollWithin(source, lines[head]);
    if (chosen.length > 1) {
      const ends = [Math.min(anchor, head) + 1, Math.max(anchor, head) + 1];
      say(`${words.marked} ${ends.join("–")}`);
    }
  };

  source.addEventListener("keydown", (event) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!by || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const start = head >= 0 ? head + by : current ? lines.indexOf(linesOf(current)[0]) : 0;
    pick(start, event.shiftKey);
  });

  source.addEventListener("mousedown", () => {
    lines.forEach((line) => line.classList.remove("picked"));
    anchor = head = -1;
  });

  const lineText = (line) => line.querySelector(".source-text").firstChild?.textContent || "";

  /* The text and the lines that are marked, or null. The mouse may mark a part of a line. */
  const marked = () => {
    const selection = getSelection();
    const inside = (node) => lines.findIndex((line) => line.contains(node));
    if (!selection.isCollapsed && source.contains(selection.anchorNode)) {
      const range = selection.getRangeAt(0);
      const first = inside(range.startContainer);
      const last = Math.max(first, inside(range.endContainer));
      if (first < 0) return null;
      const texts = lines.slice(first, last + 1).map(lineText);
      if (range.endContainer.nodeType === Node.TEXT_NODE && inside(range.endContainer) === last) {
        texts[texts.length - 1] = texts[texts.length - 1].slice(0, range.endOffset);
      }
      if (range.startContainer.nodeType === Node.TEXT_NODE) {
        texts[0] = texts[0].slice(range.startOffset);
      }
      return { first, last, text: texts.join(" ") };
    }
    const chosen = head < 0 ? [] : picked();
    if (!chosen.length) return null;
    const first = lines.indexOf(chosen[0]);
    return { first, last: first + chosen.length - 1, text: chosen.map(lineText).join(" ") };
  };

  const addMarked = () => {
    const found = marked();
    const text = found && found.text.replace(/\s+/g, " ").replace(/^\s*[-–•*→]\s*/, "").trim();
    if (!text) {
      say(words.nothingMarked);
      return;
    }
    form.elements["new-text"].value = text;
    form.elements["new-line"].value = found.first + 1;
    form.elements["new-end_line"].value = found.last + 1;
    form.requestSubmit(form.querySelector('button[value="add"]'));
  };

  const toSource = () => {
    if (source.contains(document.activeElement)) {
      go(current || decisions[0]);
      return;
    }
    const place = current ? linesOf(current) : [];
    pick(place.length ? lines.indexOf(place[0]) : 0, false);
  };

  /* ---- a decision's own buttons ---- */

  const press = (kind) => {
    const button = current && current.querySelector(`button[value^="${kind}|"]`);
    if (button) form.requestSubmit(button);
  };

  const toggleKept = () => {
    const box = current && current.querySelector(`[name="${current.dataset.part}-keep"]`);
    if (!box) return;
    box.click();
    say(box.checked ? words.kept : words.dropped);
  };

  form.addEventListener("submit", (event) => {
    const { submitter } = event;
    if (saving) {
      // What is posted must know the revision that is on its way.
      event.preventDefault();
      saving.then(() => form.requestSubmit(submitter));
      return;
    }
    const split = /^split\|(\d+)$/.exec(submitter?.value || "");
    const text = split && form.elements[`d${split[1]}-text`];
    // Only where somebody has put the cursor somewhere in the text.
    form.elements.mark.value = text && text.dataset.touched ? text.selectionStart : "";
    changed = false;
    clearTimeout(timer);
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
    save().then((done) => done && say(words.replaced));
  });

  /* ---- names one after the other, and days by calendar ---- */

  const list = document.getElementById("names");
  const known = [...list.options].map((option) => option.value);

  form.addEventListener("input", (event) => {
    if (event.target.getAttribute("list") !== "names") return;
    const typed = event.target.value;
    const before = typed.slice(0, typed.lastIndexOf(",") + 1);
    const already = before.split(",").map((name) => name.trim());
    const options = known.filter((name) => !already.includes(name)).map((name) => {
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

  /* ---- saved along the way ---- */

  let changed = false;
  let timer = 0;
  let saving = null;

  const show = (element, shown) => {
    element.hidden = !shown;
  };

  const renew = (answer) => {
    form.elements.revision.value = answer.revision;
    const obstacle = document.getElementById("obstacle");
    const consequences = document.getElementById("consequences");
    obstacle.querySelector("span").textContent = answer.obstacle;
    consequences.querySelector("strong").textContent = answer.consequences;
    show(obstacle, answer.obstacle);
    show(consequences, !answer.obstacle);
    Object.entries(answer.parts).forEach(([part, told]) => {
      const meaning = document.getElementById(`menas-${part}`);
      const doubts = document.getElementById(`osaker-${part}`);
      meaning.querySelector("strong").textContent = told.understood;
      doubts.querySelector("span").textContent = told.doubts.join(", ");
      show(meaning, told.understood);
      show(doubts, told.doubts.length);
    });
  };

  const post = async () => {
    changed = false;
    clearTimeout(timer);
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
  const save = () => {
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
  const saveHere = async () => {
    if (form.elements["new-text"].value.trim()) {
      form.requestSubmit(form.querySelector('button[value="add"]'));
      return;
    }
    say(words.saving);
    if (!(await save()) && status.textContent !== words.failed) {
      form.requestSubmit(form.querySelector('button[name="save"]'));
    }
  };

  /* ---- the keyboard ---- */

  const ACTS = {
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    j: () => step(1),
    k: () => step(-1),
    o: goToUnsure,
    x: toggleKept,
    p: () => press("split"),
    m: () => press("merge"),
    l: toSource,
    n: addMarked,
    "?": () => help.showModal(),
  };
  const LETTER = /^Key([A-Z])$/;

  const singleKeys = document.getElementById("single-keys");
  singleKeys.checked = localStorage.getItem("single-keys") !== "off";
  singleKeys.addEventListener("change", () => {
    localStorage.setItem("single-keys", singleKeys.checked ? "on" : "off");
  });

  const isTyping = (element) =>
    element.matches("input:not([type=checkbox]), textarea, select, [contenteditable]");

  /* With Alt the key itself counts: on some keyboards Alt makes another sign of it. */
  const actOf = (event) => {
    if (event.altKey) {
      const letter = LETTER.exec(event.code);
      return ACTS[letter ? letter[1].toLowerCase() : event.key];
    }
    if (isTyping(event.target) || !singleKeys.checked || event.key.length > 1) return null;
    return ACTS[event.key];
  };

  document.addEventListener("keydown", (event) => {
    if (help.open || event.isComposing) return;
    if (event.ctrlKey || event.metaKey) {
      if (event.key === "Enter") {
        event.preventDefault();
        saveHere();
      }
      return;
    }
    const act = actOf(event);
    if (act) {
      event.preventDefault();
      act();
    }
  });

  const BUTTONS = { unsure: goToUnsure, help: () => help.showModal(), new: addMarked };
  document.querySelectorAll("[data-act]").forEach((button) => {
    // The mouse's mark in the source would go with the focus.
    button.addEventListener("mousedown", (event) => event.preventDefault());
    button.addEventListener("click", () => BUTTONS[button.dataset.act]());
  });
  document.querySelectorAll(".review-scripted").forEach((part) => show(part, true));

  /* Go on where a button of the page has led. */
  const target = location.hash.startsWith("#beslut-") && document.querySelector(location.hash);
  // After the browser has gone to the fragment itself, which takes the focus away.
  if (target) addEventListener("load", () => setTimeout(() => go(target)));
})();
