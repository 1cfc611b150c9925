/* The form of the questionnaire, read and filled in. */

/* global stateOf */
/* exported answerSheet */
"use strict";

function answerSheet(form, questions) {
  const answer = (index) => questions[index].querySelector("input:checked");

  return {
    states: () => questions.map((_, index) => stateOf(answer(index)?.value)),

    choices: (index) => questions[index].querySelectorAll("input[type=radio]"),

    // The answer as a word in a sentence.
    word: (index) => answer(index).nextSibling.firstChild.textContent.trim().toLowerCase(),

    clear() {
      for (const input of form.querySelectorAll("[name]")) input.checked = false;
    },

    // What was ticked for this and earlier versions stays with the browser: fields of this form only.
    fields: () => new URLSearchParams(new FormData(form)).toString(),

    // A statement may be gone since. Whether everything found its place.
    fill(fields) {
      let isWhole = true;
      for (const [name, value] of new URLSearchParams(fields)) {
        const input = [...form.elements].find((one) => one.name === name && one.value === value);
        if (input) input.checked = true;
        else isWhole = false;
      }
      return isWhole;
    },
  };
}
