/* Answering by hand: a number chooses and goes on, Enter goes on, and so does who chooses with a pointer. */

/* global OPEN */
/* exported choiceOf, isPointed, listenToKeys */
"use strict";

// The option that a number key means: 1 is the first and so on; 0 is the last: skip. -1: none.
function choiceOf(key, total) {
  if (!/^[0-9]$/.test(key)) return -1;
  if (key === "0") return total - 1;
  return key < total ? key - 1 : -1;
}

// The arrow keys also make clicks, but they only look around.
function isPointed(clickedAt, pointedAt) {
  return pointedAt > 0 && clickedAt - pointedAt < 1500;
}

// Returns what switches the number keys on and off (WCAG 2.1.4).
function listenToKeys(form, sheet, steps, refresh) {
  const place = steps.place;
  let hasKeys = !matchMedia("(hover: none), (pointer: coarse)").matches; // elsewhere nobody is told about them
  let pointedAt = 0;

  // One statement at a time, and once however long a key is held down.
  function isHeard(event) {
    return !event.repeat && !place.isList && place.at < steps.last;
  }

  function enter(event) {
    event.preventDefault(); // otherwise the form would be sent halfway
    if (isHeard(event) && sheet.states()[place.at] !== OPEN) steps.forward();
  }

  function choose(event) {
    const choices = sheet.choices(place.at);
    const choice = choices[choiceOf(event.key, choices.length)];
    if (!choice) return;
    choice.checked = true;
    refresh();
    steps.soonForward();
    event.preventDefault();
  }

  form.addEventListener("pointerdown", (event) => {
    if (event.target.closest(".question .option")) pointedAt = event.timeStamp;
  });

  form.addEventListener("click", (event) => {
    if (place.isList || !event.target.matches(".question input[type=radio]")) return;
    if (isPointed(event.timeStamp, pointedAt)) steps.soonForward();
    pointedAt = 0;
  });

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Enter" && !event.target.closest("a, button, summary")) enter(event);
    else if (hasKeys && isHeard(event)) choose(event);
  });

  return () => (hasKeys = !hasKeys);
}
