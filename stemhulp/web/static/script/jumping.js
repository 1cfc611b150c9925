/* The list of all statements by theme, each with its state, to go to. */

/* global words, countGiven */
/* exported jumpList */
"use strict";

function jumpList(details, questions, labels) {
  const themes = new Map();
  const buttons = questions.map((step, index) => {
    const theme = step.querySelector(".theme").textContent;
    if (!themes.has(theme)) {
      const list = document.createElement("ul");
      list.ariaLabel = theme;
      const title = document.createElement("p");
      title.textContent = theme;
      themes.set(theme, list);
      details.append(title, list);
    }
    const button = document.createElement("button");
    button.type = "button";
    button.dataset.jump = index;
    button.append(index + 1 + ". " + labels[index] + " ", document.createElement("small"));
    const item = document.createElement("li");
    item.append(button);
    themes.get(theme).append(item);
    return button;
  });
  const names = words.states.split("|");

  return function refresh(states, at) {
    buttons.forEach((button, index) => {
      button.lastChild.textContent = names[states[index]];
      button.dataset.state = states[index];
      if (index === at) button.setAttribute("aria-current", "step");
      else button.removeAttribute("aria-current");
    });
    details.querySelector("small").textContent = words.given.replace("%(given)s", countGiven(states)).replace("%(total)s", states.length);
  };
}
