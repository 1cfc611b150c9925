/* The last step: every answer with its weight, and what is missing for a result. */

/* global words, GIVEN, countGiven */
/* exported lastStep */
"use strict";

function lastStep(form, questions, sheet, minimum) {
  const tooFew = form.querySelector(".too-few");
  const skipped = form.querySelector(".skipped");
  const themes = form.querySelectorAll(".weight-theme");
  const items = questions.map((step) => {
    const name = step.querySelector("input").name.replace("answer", "weight");
    return form.querySelector(`[name="${name}"]`).closest("li");
  });

  function refreshItem(item, index, isGiven) {
    const note = item.querySelector("small");
    item.hidden = !isGiven;
    note.textContent = ""; // on paper every item shows
    if (!isGiven) return;
    const isDouble = item.closest(".weight-theme").querySelector("input").checked;
    note.textContent = `${words.yours} ${sheet.word(index)}${isDouble ? `, ${words.double}` : ""}`;
  }

  return {
    items,
    tooFew,
    labels: items.map((item) => item.querySelector("label").textContent.trim()),

    refresh(states) {
      const given = countGiven(states);
      const numbers = { minimum, given, missing: minimum - given };
      items.forEach((item, index) => refreshItem(item, index, states[index] === GIVEN));
      for (const theme of themes) theme.hidden = !theme.querySelector("li:not([hidden])");
      tooFew.hidden = given >= minimum;
      tooFew.firstChild.innerHTML = words.few.replace(/%\((\w+)\)s/g, (_, name) => numbers[name]);
      skipped.hidden = given === states.length || given < minimum;
    },
  };
}
