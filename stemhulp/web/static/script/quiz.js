/* One statement at a time, or all of them on one page as without this script. */
"use strict";

(function () {
  const root = document.documentElement;
  const PAUSE = 220; // milliseconds in which one sees what was chosen

  function start(form) {
    const problem = document.getElementById("probleem");
    const siteTitle = problem ? document.title.slice(document.title.indexOf(": ") + 2) : document.title;
    const path = problem ? problem.dataset.path : location.pathname;
    const key = form.dataset.key;
    const minimum = Number(form.dataset.minimum);
    const steps = [...form.querySelectorAll(".step")];
    const questions = steps.slice(0, -1);
    const last = questions.length;
    const weights = steps[last];
    addControls(form, last);
    const find = (selector) => form.querySelector(selector);
    const [next, wipe, mode] = ["next", "wipe", "list"].map((name) => find(`[data-action=${name}]`));
    const [said, tooFew, keep] = [find(".said"), find(".too-few"), find(".keep input")];
    const languageButton = document.querySelector(".language");
    const items = questions.map((step) => find(`[name="${step.querySelector("input").name.replace("answer", "weight")}"]`).closest("li"));
    const refreshJumps = jumpList(find(".jump"), questions, items.map((item) => item.querySelector("label").textContent.trim()));
    let at = -1;
    let isList = false;
    let goal = null; // where the next answer leads, for who came from the last step
    let cameFrom = null; // the item of the last step that was left to change its answer
    let pointedAt = 0;
    let timer = 0;
    // Single keys can be switched off (WCAG 2.1.4); where nobody is told about them they are.
    let hasKeys = !matchMedia("(hover: none), (pointer: coarse)").matches;

    const answer = (step) => step.querySelector("input:checked");
    const isGiven = (step) => Boolean(answer(step)) && answer(step).value !== "skip";
    // Not the id itself: the browser would scroll past what stands above the statement.
    const hashOf = (index) => steps[index].id.replace("naar-", "#");
    const stepOfHash = () => steps.findIndex((step, index) => hashOf(index) === location.hash);

    // The first statement from here without an answer; those that were skipped come last.
    function nextOpen(from) {
      const first = (isOpen) => questions.findIndex((step, index) => index >= from && isOpen(step));
      const unseen = first((step) => !answer(step));
      return unseen >= 0 ? unseen : first((step) => !isGiven(step));
    }

    const count = () => questions.filter(isGiven).length;
    const toOverview = () => last;

    function toNextOpen() {
      const open = count() < minimum ? nextOpen(at + 1) : -1;
      return open < 0 ? last : open;
    }

    function say(text) {
      said.textContent = text;
    }

    // What was ticked for this and earlier versions stays with the browser: fields of this form only.
    function fields() {
      return new URLSearchParams(new FormData(form)).toString();
    }

    function restore(text) {
      for (const [name, value] of new URLSearchParams(text)) {
        const input = [...form.elements].find((one) => one.name === name && one.value === value);
        if (input) input.checked = true;
      }
    }

    function refreshWeights() {
      for (const [index, step] of questions.entries()) {
        const item = items[index];
        const note = item.querySelector("small");
        item.hidden = !isGiven(step);
        note.textContent = ""; // on paper every item shows
        if (item.hidden) continue;
        const theme = item.closest(".weight-theme").querySelector("input");
        const word = answer(step).nextSibling.firstChild.textContent.trim().toLowerCase();
        note.textContent = `${words.yours} ${word}${theme.checked ? `, ${words.double}` : ""}`;
      }
      for (const theme of weights.querySelectorAll(".weight-theme")) theme.hidden = !theme.querySelector("li:not([hidden])");
    }

    // Everything that depends on what was answered.
    function refresh() {
      const given = refreshJumps(questions.map((step) => (isGiven(step) ? 2 : answer(step) ? 1 : 0)), isList ? -1 : at);
      refreshWeights();
      tooFew.hidden = given >= minimum;
      const numbers = { minimum, given, missing: minimum - given };
      tooFew.firstChild.innerHTML = words.few.replace(/%\((\w+)\)s/g, (_, name) => numbers[name]);
      find(".skipped").hidden = given === last || given < minimum;
      if (at < last && at >= 0) {
        const isOpen = !answer(questions[at]);
        next.classList.toggle("button-quiet", isOpen);
        next.textContent = isOpen ? words.skip : goal === toOverview ? words.overview : words.next;
      }
      find("progress").value = isList ? given : at;
      find(".here").hidden = keep.checked;
      if (problem && given >= minimum) problem.remove();
      const text = fields();
      keeping.write(key, text, keep.checked);
      if (form.classList.contains("begun")) kept = text;
      wipe.hidden = !text;
      wipe.textContent = words.wipe;
    }

    function show(index, focus) {
      clearTimeout(timer);
      reading.stop();
      for (const word of document.querySelectorAll("[popover]")) if (word.hidePopover && word.matches(":popover-open")) word.hidePopover();
      at = index;
      if (at === last) goal = null;
      steps.forEach((step, i) => step.classList.toggle("current", i === index));
      form.classList.toggle("first", index === 0);
      form.classList.toggle("last", index === last);
      if (languageButton) languageButton.formAction = languageButton.formAction.split("#")[0] + (isList ? "" : hashOf(index));
      const where = index === last ? words.extra : steps[index].querySelector(".count").textContent;
      document.title = isList ? siteTitle : `${where} – ${siteTitle}`;
      refresh();
      if (focus) point(index);
    }

    function point(index) {
      const item = index === last && cameFrom && !cameFrom.hidden ? cameFrom : null;
      if (index === last) cameFrom = null;
      if (item) return item.querySelector("button").focus();
      steps[index].querySelector("h2").focus({ preventScroll: true });
      if (isList) steps[index].scrollIntoView();
      else window.scrollTo({ top: 0, behavior: "instant" }); // another statement, not a way down a page
    }

    function go(index) {
      say("");
      if (!isList && index !== at) history.pushState(null, "", hashOf(index));
      show(index, true);
    }

    function forward() {
      if (at === last) return;
      if (!answer(questions[at])) questions[at].querySelector("input[value=skip]").checked = true;
      go(goal ? goal() : at + 1);
    }

    function soonForward() {
      clearTimeout(timer);
      timer = setTimeout(forward, PAUSE);
    }

    function change(index, where) {
      goal = isList ? null : where;
      if (index >= 0) go(index);
    }

    function arrange(asList) {
      isList = asList;
      form.classList.toggle("stepwise", !isList);
      mode.textContent = isList ? words.single : words.list;
      history.replaceState(null, "", path + (isList ? "" : hashOf(at)));
      show(at, false);
    }

    function switchMode() {
      keeping.list(!isList);
      arrange(!isList);
      point(at);
    }

    function wipeAll() {
      if (wipe.textContent !== words.sure) {
        wipe.textContent = words.sure;
        return;
      }
      for (const input of form.querySelectorAll("input")) input.checked = false;
      keep.checked = false;
      keeping.wipe(key);
      goal = null;
      go(0);
      say(words.wiped);
    }

    const actions = {
      next: forward,
      back: () => go(at - 1),
      list: switchMode,
      wipe: wipeAll,
      "first-open": () => change(nextOpen(0), count() < minimum ? toNextOpen : toOverview),
      change: (button) => {
        cameFrom = button.parentElement;
        change(items.indexOf(cameFrom), toOverview);
      },
      keys: (button) => {
        hasKeys = !hasKeys;
        button.textContent = hasKeys ? words.off : words.on;
      },
    };

    form.addEventListener("pointerdown", (event) => {
      if (event.target.closest(".question .option")) pointedAt = event.timeStamp;
    });

    form.addEventListener("click", (event) => {
      const button = event.target.closest("button");
      if (!isList && event.target.matches(".question input[type=radio]")) {
        // A pointer chose; the arrow keys also make clicks, but they only look around.
        if (event.timeStamp - pointedAt < 1500 && pointedAt) soonForward();
        pointedAt = 0;
      } else if (button && button.dataset.jump) {
        button.closest("details").open = false;
        goal = null;
        go(Number(button.dataset.jump));
      } else if (button && actions[button.dataset.action]) {
        actions[button.dataset.action](button);
      }
    });

    form.addEventListener("change", (event) => {
      say("");
      if (event.target === keep && !keep.checked) keeping.leaveDevice(key);
      const changed = questions.indexOf(event.target.closest(".question"));
      if (isList && changed >= 0) at = changed;
      refresh();
    });

    wipe.addEventListener("blur", () => { wipe.textContent = words.wipe; });

    document.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === "Enter" && !event.target.closest("a, button, summary")) {
        event.preventDefault(); // otherwise the form would be sent halfway
        if (!event.repeat && !isList && at < last && answer(questions[at])) forward();
      }
      if (event.repeat || isList || at === last || !hasKeys || !/^[0-9]$/.test(event.key)) return;
      const choices = questions[at].querySelectorAll("input[type=radio]");
      // 1 is the first option and so on; 0 is the last: skip.
      const chosen = event.key === "0" ? choices.length - 1 : event.key - 1;
      if (chosen >= choices.length - (event.key === "0" ? 0 : 1)) return;
      choices[chosen].checked = true;
      refresh();
      soonForward();
      event.preventDefault();
    });

    form.addEventListener("submit", (event) => {
      if (event.submitter === languageButton || count() >= minimum) return;
      event.preventDefault();
      if (!isList && at !== last) go(last);
      tooFew.focus();
    });

    window.addEventListener("popstate", () => {
      const index = stepOfHash();
      if (index < 0) return;
      if (isList) point(at = index);
      else show(index, true);
    });

    const onward = document.querySelector("[data-go]");
    if (onward) {
      onward.addEventListener("click", (event) => {
        event.preventDefault();
        change(nextOpen(0), toNextOpen);
      });
    }

    const isOlder = keeping.dropOlder(key);
    let [kept, isOnDevice] = keeping.read(key);
    const isSent = Boolean(form.querySelector("[checked]")); // the page itself came with answers
    const isFresh = performance.getEntriesByType("navigation")[0].type === "navigate";
    const wanted = stepOfHash();

    // What is kept is newer than what the browser remembers of a page, and than a page that is shown again.
    function settle(isNew) {
      if (kept === null || (isSent && isNew)) return;
      for (const input of form.querySelectorAll("[name]")) input.checked = false;
      restore(kept);
    }

    settle(isFresh);
    keep.checked = find(".keep").open = isOnDevice;

    // Go where the address says, but never past the first statement that was not reached.
    function begin() {
      const unseen = questions.findIndex((step) => !answer(step));
      const limit = unseen < 0 ? last : unseen;
      at = wanted >= 0 && wanted <= limit ? wanted : limit;
      arrange(keeping.list());
    }

    begin();
    reading.offer(questions);
    form.classList.add("begun");
    // A little later, so that it is heard.
    const news = isOlder ? words.changed : isOnDevice && isFresh && !isSent ? words.kept : "";
    setTimeout(() => { if (news) say(news); }, 300);
    window.addEventListener("storage", (event) => {
      if (event.newValue !== null || !keeping.isKey(event.key, key)) return;
      keep.checked = false; // another tab took the answers from the device
      refresh();
    });
    // Who comes back from the result may get the answers back from the browser after this moment.
    window.addEventListener("pageshow", (event) => {
      if (event.persisted) [kept, isOnDevice] = keeping.read(key);
      settle(isFresh && !event.persisted);
      keep.checked = isOnDevice;
      if (event.persisted) refresh();
      else begin();
    });
  }

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
