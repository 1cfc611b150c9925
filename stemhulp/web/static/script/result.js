/* The result: hiding parties, and changing an answer without a new page. Without this script the
   same form does both with its button. */

/* global changedScores, hiddenParties, sayScores */
/* exported startResult */
"use strict";

const startResult = (function () {
  const PAUSE = 250; // milliseconds, so that arrow keys do not ask for every answer they pass
  const SLOW = 700;

  // `remember` is called whenever an answer changed. A shared result has no answers to change.
  return function (form, remember) {
    const status = document.getElementById("gewijzigd");
    const words = status?.dataset;
    const [button, up] = [form.querySelector(".recompute button"), form.querySelector(".recompute a")];
    let asking = null;
    let timer = 0;

    const boxes = () => [...document.querySelectorAll("[name^=show-]")];

    function hideParties() {
      if (!boxes().length) return;
      const isShown = new Map(boxes().map((box) => [box.name.slice(5), box.checked]));
      const hidden = hiddenParties(isShown);
      for (const party of isShown.keys()) {
        for (const element of document.querySelectorAll('[data-party="' + party + '"]')) element.hidden = hidden.includes(party);
      }
      const told = document.querySelector("#verborgen span");
      told.hidden = !hidden.length;
      told.querySelector("[data-count]").textContent = hidden.length;
    }

    function tell(text, isProblem) {
      status.textContent = text;
      button.hidden = !isProblem;
    }

    // Who has a score, as they stand in the list: best first.
    function ranked() {
      const cards = [...document.querySelectorAll(".ranking [data-party]:not([hidden])")];
      return new Map(cards.filter(scoreOn).map((card) => [card.dataset.party, card]));
    }

    function scoreOn(card) {
      return card.querySelector(".rank-score");
    }

    function each(cards, read) {
      return new Map([...cards].map(([party, card]) => [party, read(card).textContent]));
    }

    function openAgain(id) {
      const element = id && document.getElementById(id);
      if (element) element.open = true;
    }

    function focusAgain(id) {
      const element = document.getElementById(id);
      if (element) (element.querySelector("summary") || element).focus({ preventScroll: true });
    }

    function replaceParts(fresh) {
      const before = form.getBoundingClientRect().top;
      const open = [...document.querySelectorAll("[data-part] details[open]")].map((element) => element.id);
      const focused = document.activeElement.closest("[data-part] [id]");
      for (const part of document.querySelectorAll("[data-part]")) {
        const other = fresh.querySelector('[data-part="' + part.dataset.part + '"]');
        if (other) part.replaceChildren(...other.childNodes);
      }
      for (const block of form.querySelectorAll(".question")) {
        block.querySelector(".yours").replaceWith(fresh.getElementById(block.id).querySelector(".yours"));
      }
      for (const id of open) openAgain(id);
      if (focused) focusAgain(focused.id);
      window.scrollBy({ top: form.getBoundingClientRect().top - before, behavior: "instant" });
    }

    function show(fresh) {
      const before = each(ranked(), scoreOn);
      replaceParts(fresh);
      const cards = ranked();
      const after = each(cards, scoreOn);
      tell(sayScores(before, after, each(cards, (card) => card.querySelector("a")), words));
      for (const party of changedScores(before, after)) {
        const note = document.createElement("span");
        note.className = "was";
        note.textContent = words.was + " " + before.get(party);
        scoreOn(cards.get(party)).before(note);
      }
      up.hidden = false;
    }

    async function ask() {
      if (asking) asking.abort();
      const mine = asking = new AbortController();
      const slow = setTimeout(() => tell(words.busy), SLOW);
      try {
        const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)), signal: mine.signal });
        const page = await answer.text();
        if (mine !== asking) return;
        if (answer.ok) show(new DOMParser().parseFromString(page, "text/html"));
        else tell(answer.status === 422 ? words.few : words.failed, true);
      } catch {
        if (mine === asking) tell(words.failed, true);
      } finally {
        clearTimeout(slow);
      }
    }

    document.addEventListener("change", (event) => {
      const control = event.target;
      if (control.form !== form) return;
      if (control.name.startsWith("show-")) return hideParties();
      remember();
      clearTimeout(timer);
      timer = setTimeout(ask, PAUSE);
    });

    document.addEventListener("click", (event) => {
      if (event.target.name !== "show") return;
      event.preventDefault();
      for (const box of boxes()) box.checked = true;
      hideParties();
      document.querySelector("#alle-partijen summary").focus();
    });

    hideParties();
    if (!status) return;
    tell("");
    // A browser that came back may have kept changes that the page does not know of.
    if ([...form.elements].some((element) => element.checked !== element.defaultChecked && !element.name.startsWith("show-"))) ask();
  };
})();
