/* One statement at a time. Without this script the same page is a long list that works as well.
   It keeps nothing and sends nothing: answers live in the form until the form is sent. */
"use strict";

(function () {
  const root = document.documentElement;
  const PAUSE = 220; // milliseconds in which one sees what was chosen

  function start(form) {
    const siteTitle = document.title;
    const steps = [...form.querySelectorAll(".step")];
    const questions = steps.filter((step) => step.classList.contains("question"));
    const last = steps.length - 1;
    const minimum = Number(form.dataset.minimum);
    const bar = form.querySelector("progress");
    const next = form.querySelector("[data-action=next]");
    const back = form.querySelector("[data-action=back]");
    const send = form.querySelector("[data-action=send]");
    const tooFew = form.querySelector(".too-few");
    let at = -1;
    let isReturning = false; // came from the last step to change one answer
    let pointedAt = 0;
    let timer = 0;
    let isSending = false;
    let hasKeys = true; // single keys can be switched off (WCAG 2.1.4)

    const answer = (step) => step.querySelector("input:checked");
    const isGiven = (step) => Boolean(answer(step)) && answer(step).value !== "skip";
    const hashOf = (index) => (index === last ? "#extra-belangrijk" : "#stelling-" + (index + 1));
    const count = (number) => number + (number === 1 ? " stelling" : " stellingen");

    function stepOfHash() {
      const found = /^#stelling-(\d+)$/.exec(location.hash);
      if (location.hash === "#extra-belangrijk") return last;
      return found && found[1] >= 1 && found[1] <= questions.length ? found[1] - 1 : -1;
    }

    function firstOpen() {
      const unseen = questions.findIndex((step) => !answer(step));
      return unseen >= 0 ? unseen : questions.findIndex((step) => !isGiven(step));
    }

    function nameButton() {
      const isOpen = at < last && !answer(questions[at]);
      next.classList.toggle("button-quiet", isOpen);
      next.textContent = isOpen ? next.dataset.skip : isReturning ? next.dataset.return : next.dataset.next;
    }

    function prepareWeights() {
      let hasSkipped = false;
      for (const step of questions) {
        const item = form.querySelector('[data-weight="' + step.dataset.id + '"]');
        item.hidden = !isGiven(step);
        hasSkipped = hasSkipped || item.hidden;
        if (item.hidden) continue;
        const word = answer(step).closest("label").querySelector("span").firstChild.textContent.trim();
        item.querySelector("[data-answer]").textContent = "Jouw antwoord: " + word.toLowerCase();
        item.querySelector("[data-change]").hidden = false;
      }
      for (const theme of form.querySelectorAll(".weight-theme")) {
        theme.hidden = !theme.querySelector("li:not([hidden])");
      }
      const given = questions.filter(isGiven).length;
      tooFew.hidden = given >= minimum;
      tooFew.querySelector("[data-given]").textContent = count(given);
      tooFew.querySelector("[data-missing]").textContent = Math.max(0, minimum - given);
      form.querySelector("[data-skipped]").hidden = !hasSkipped || given < minimum;
    }

    function show(index, focus) {
      clearTimeout(timer);
      at = index;
      steps.forEach((step, i) => step.classList.toggle("current", i === index));
      const isLast = index === last;
      if (isLast) {
        isReturning = false;
        prepareWeights();
      }
      bar.value = isLast ? questions.length : index;
      back.hidden = index === 0;
      next.hidden = isLast;
      send.hidden = !isLast;
      form.querySelector(".keys").hidden = isLast;
      form.querySelector(".quiz-help").hidden = isLast;
      form.querySelector(".quiz-progress p").hidden = isLast;
      if (!isLast) nameButton();
      const where = isLast ? "Extra belangrijk" : "Stelling " + (index + 1) + " van " + questions.length;
      document.title = where + " – " + siteTitle;
      if (focus) {
        steps[index].querySelector("h2").focus({ preventScroll: true });
        window.scrollTo(0, 0);
      }
    }

    function go(index) {
      if (index === at) return;
      history.pushState(null, "", hashOf(index));
      show(index, true);
    }

    function forward() {
      if (at === last) return;
      if (!answer(questions[at])) {
        questions[at].querySelector("input[value=skip]").checked = true;
      }
      go(isReturning ? last : at + 1);
    }

    function soonForward() {
      clearTimeout(timer);
      timer = setTimeout(forward, PAUSE);
    }

    function change(id) {
      isReturning = true;
      go(questions.findIndex((step) => step.dataset.id === id));
    }

    form.addEventListener("pointerdown", (event) => {
      if (event.target.closest(".question .option")) pointedAt = event.timeStamp;
    });

    form.addEventListener("click", (event) => {
      const target = event.target;
      if (target.matches(".question input[type=radio]")) {
        nameButton();
        // A pointer chose; the arrow keys also make clicks, but they only look around.
        if (event.timeStamp - pointedAt < 1500 && pointedAt) soonForward();
        pointedAt = 0;
        return;
      }
      const button = target.closest("button");
      if (!button) return;
      if (button === next) forward();
      else if (button === back) go(at - 1);
      else if (button.dataset.action === "keys") {
        hasKeys = !hasKeys;
        button.textContent = hasKeys ? button.dataset.off : button.dataset.on;
      } else if (button.dataset.action === "first-open") change(questions[firstOpen()].dataset.id);
      else if (button.dataset.change) change(button.dataset.change);
    });

    document.addEventListener("keydown", (event) => {
      if (at === last || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
      const onControl = event.target.closest("a, button, summary");
      const choices = questions[at].querySelectorAll("input[type=radio]");
      // 1 is the first option and so on; 0 is the last: skip.
      const choice = /^[0-9]$/.test(event.key) ? (Number(event.key) || choices.length) - 1 : -1;
      const isOption = choice >= 0 && choice < choices.length - (event.key === "0" ? 0 : 1);
      if (hasKeys && isOption) {
        choices[choice].checked = true;
        nameButton();
        soonForward();
        event.preventDefault();
      } else if (event.key === "Enter" && !onControl) {
        event.preventDefault(); // otherwise the form would be sent halfway
        if (answer(questions[at])) forward();
      }
    });

    form.addEventListener("submit", (event) => {
      if (questions.filter(isGiven).length >= minimum) {
        isSending = true;
        return;
      }
      event.preventDefault();
      if (at !== last) go(last);
      tooFew.focus();
    });

    window.addEventListener("popstate", () => {
      const index = stepOfHash();
      if (index >= 0) show(index, true);
    });

    window.addEventListener("beforeunload", (event) => {
      if (!isSending && questions.some(answer)) event.preventDefault(); // answers live only here
    });

    const problem = document.querySelector("[data-go]");
    if (problem) {
      problem.addEventListener("click", (event) => {
        event.preventDefault();
        go(questions.findIndex((step) => step.dataset.id === problem.dataset.go));
        show(at, true);
      });
    }

    for (const element of [form.querySelector(".quiz-progress"), form.querySelector(".keys")]) {
      element.hidden = false;
    }
    const wanted = stepOfHash();

    // Go where the address says, but never past the first statement that was not reached.
    function begin() {
      const unseen = questions.findIndex((step) => !answer(step));
      const limit = unseen < 0 ? last : unseen;
      const first = wanted >= 0 && wanted <= limit ? wanted : limit;
      history.replaceState(null, "", hashOf(first));
      show(first, false);
    }

    begin();
    form.classList.add("begun");
    // Who comes back from the result may get the answers back from the browser after this moment.
    window.addEventListener("pageshow", (event) => {
      isSending = false;
      if (event.persisted) show(at, false);
      else begin();
    });
  }

  root.classList.add("js");
  document.addEventListener("DOMContentLoaded", () => {
    const form = document.getElementById("vragenlijst");
    try {
      if (form) start(form);
    } catch (error) {
      root.classList.remove("js"); // then the long list it is
      throw error;
    }
  });
})();
