/* The questionnaire: its pieces put together, and what each button does. */

/* global addControls, answerSheet, goalOf, countGiven, jumpList, lastStep, listenToKeys, nextOpen, reading, remember, takeSteps, words */
"use strict";

function startQuiz(form) {
  const minimum = Number(form.dataset.minimum);
  const all = [...form.querySelectorAll(".step")];
  const questions = all.slice(0, -1);
  addControls(form, questions.length);
  const sheet = answerSheet(form, questions);
  const overview = lastStep(form, questions, sheet, minimum);
  const refreshJumps = jumpList(form.querySelector(".jump"), questions, overview.labels);
  const steps = takeSteps(form, all, sheet, refresh);
  const place = steps.place;
  const switchKeys = listenToKeys(form, sheet, steps, refresh);
  const memory = remember(form, sheet, steps, refresh);

  // Everything that depends on what was answered.
  function refresh() {
    const states = sheet.states();
    refreshJumps(states, place.isList ? -1 : place.at);
    overview.refresh(states);
    steps.refresh(states);
    memory.refresh();
    if (countGiven(states) >= minimum) document.getElementById("probleem")?.remove();
  }

  function goToOpen(goal) {
    steps.goFor(goal, nextOpen(sheet.states(), 0));
  }

  const actions = {
    next: steps.forward,
    back: () => steps.go(place.at - 1),
    list: steps.switchMode,
    "first-open": () => goToOpen(goalOf(sheet.states(), minimum)),
    change: ({ parentElement: item }) => steps.change(item, overview.items.indexOf(item)),
    keys: (button) => { button.textContent = switchKeys() ? words.off : words.on; },
    wipe: memory.wipe,
  };

  form.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    if (button.dataset.jump) {
      button.closest("details").open = false;
      steps.goFor("", Number(button.dataset.jump));
    } else {
      actions[button.dataset.action]?.(button);
    }
  });

  form.addEventListener("change", (event) => {
    steps.say("");
    steps.follow(questions.indexOf(event.target.closest(".question")));
    refresh();
  });

  form.addEventListener("submit", (event) => {
    if (countGiven(sheet.states()) >= minimum || event.submitter?.matches(".language")) return;
    event.preventDefault();
    steps.refuse();
    overview.tooFew.focus();
  });

  document.querySelector("[data-go]")?.addEventListener("click", (event) => {
    event.preventDefault();
    goToOpen("missing");
  });

  memory.begin();
  reading.offer(questions);
  form.classList.add("begun");
}

document.addEventListener("DOMContentLoaded", () => {
  const form = document.getElementById("vragenlijst");
  try {
    if (form) startQuiz(form);
  } catch (error) {
    document.documentElement.classList.remove("js"); // then the long list it is
    throw error;
  }
});
