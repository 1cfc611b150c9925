/* One statement at a time, or all of them on one page as without the script: which step shows, and
   how somebody goes from step to step. Only this piece changes the place. */

/* global keeping, reading, words, OPEN, countGiven, firstStep, stepAfter */
/* exported takeSteps */
"use strict";

function takeSteps(form, steps, sheet, refresh) {
  const PAUSE = 220; // milliseconds in which one sees what was chosen
  const last = steps.length - 1;
  const minimum = Number(form.dataset.minimum);
  const problem = document.getElementById("probleem"); // the form came back: answers are missing
  const siteTitle = problem ? document.title.slice(document.title.indexOf(": ") + 2) : document.title;
  const path = form.dataset.path || location.pathname;
  const [next, mode] = ["next", "list"].map((name) => form.querySelector(`[data-action=${name}]`));
  const languageButton = document.querySelector(".language");
  const place = { at: -1, isList: false, goal: "" };
  const wanted = stepOfHash();
  let cameFrom = null; // the item of the last step that was left to change its answer
  let isRefused = Boolean(problem); // the title says so until there are answers enough
  let timer = 0;

  // Not the id itself: the browser would scroll past what stands above the statement.
  function hashOf(index) {
    return steps[index].id.replace("naar-", "#");
  }

  function stepOfHash() {
    return steps.findIndex((step, index) => hashOf(index) === location.hash);
  }

  function closeWords() {
    for (const word of document.querySelectorAll("[popover]")) {
      if (word.hidePopover && word.matches(":popover-open")) word.hidePopover();
    }
  }

  function show(index) {
    clearTimeout(timer);
    reading.stop();
    closeWords();
    place.at = index;
    if (index === last) place.goal = "";
    steps.forEach((step, i) => step.classList.toggle("current", i === index));
    form.classList.toggle("first", index === 0);
    form.classList.toggle("last", index === last);
    if (languageButton) languageButton.formAction = languageButton.formAction.split("#")[0] + (place.isList ? "" : hashOf(index));
    refresh();
  }

  function nameThePage() {
    const where = place.at === last ? words.extra : steps[place.at].querySelector(".count").textContent;
    document.title = (isRefused ? `${words.problem} ` : "") + (place.isList ? "" : `${where} – `) + siteTitle;
  }

  function point(index) {
    const item = index === last && cameFrom && !cameFrom.hidden ? cameFrom : null;
    if (index === last) cameFrom = null;
    if (item) return item.querySelector("button").focus();
    steps[index].querySelector("h2").focus({ preventScroll: true });
    if (place.isList) steps[index].scrollIntoView();
    else window.scrollTo({ top: 0, behavior: "instant" }); // another statement, not a way down a page
  }

  function say(text) {
    form.querySelector(".said").textContent = text;
  }

  function go(index) {
    say("");
    if (!place.isList && index !== place.at) history.pushState(null, "", hashOf(index));
    show(index);
    point(index);
  }

  function goFor(goal, index) {
    place.goal = place.isList ? "" : goal;
    if (index >= 0) go(index);
  }

  function forward() {
    if (place.at < last) go(stepAfter(sheet.states(), place, minimum));
  }

  function arrange(asList) {
    place.isList = asList;
    form.classList.toggle("stepwise", !asList);
    mode.textContent = asList ? words.single : words.list;
    if (asList) form.querySelector(".quiz-top").append(mode);
    else form.querySelector(".settings").prepend(mode);
    history.replaceState(null, "", path + (asList ? "" : hashOf(place.at)));
    show(place.at);
  }

  window.addEventListener("popstate", () => {
    const index = stepOfHash();
    if (index < 0) return;
    if (place.isList) place.at = index;
    else show(index);
    point(index);
  });

  return {
    place,
    last,
    say,
    go,
    goFor,
    forward,

    begin() {
      place.at = firstStep(sheet.states(), wanted);
      arrange(keeping.list());
    },

    soonForward() {
      clearTimeout(timer);
      timer = setTimeout(forward, PAUSE);
    },

    change(item, index) {
      cameFrom = item;
      goFor("overview", index);
    },

    refuse() {
      isRefused = true;
      if (!place.isList && place.at !== last) go(last);
      else nameThePage();
    },

    // In the list somebody is where the last answer was given.
    follow(index) {
      if (place.isList && index >= 0) place.at = index;
    },

    switchMode() {
      keeping.list(!place.isList);
      arrange(!place.isList);
      point(place.at);
    },

    refresh(states) {
      if (countGiven(states) >= minimum) isRefused = false;
      nameThePage();
      form.classList.toggle("waiting", states[place.at] === OPEN);
      next.textContent = place.goal === "overview" ? words.overview : words.next;
      form.querySelector("progress").value = place.isList ? countGiven(states) : place.at;
    },
  };
}
