/* What is remembered of the form: answers are kept at every change, come back with who comes back,
   and are wiped for who asks twice. */

/* global keeping, words, isKeptNewer */
/* exported remember */
"use strict";

function remember(form, sheet, steps, refresh) {
  const key = form.dataset.key;
  const details = form.querySelector(".keep");
  const box = details.querySelector("input");
  const wipe = form.querySelector("[data-action=wipe]");
  const isOlder = keeping.dropOlder(key);
  const isSent = Boolean(form.querySelector("[checked]")); // the page itself came with answers
  const isFresh = performance.getEntriesByType("navigation")[0].type === "navigate";
  let [kept, isOnDevice] = keeping.read(key);
  let isWhole = true;
  let hasBegun = false;

  function settle(isNew) {
    box.checked = isOnDevice;
    if (!isKeptNewer(kept, isSent, isNew)) return;
    sheet.clear();
    isWhole = sheet.fill(kept);
  }

  box.addEventListener("change", () => {
    if (!box.checked) keeping.leaveDevice(key);
  });

  wipe.addEventListener("blur", () => { wipe.textContent = words.wipe; });

  window.addEventListener("storage", (event) => {
    if (event.newValue !== null || !keeping.isKey(event.key, key)) return;
    box.checked = false; // another tab took the answers from the device
    refresh();
  });

  // Who comes back from the result may get the answers back from the browser after this moment.
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) [kept, isOnDevice] = keeping.read(key);
    settle(isFresh && !event.persisted);
    if (event.persisted) refresh();
    else steps.begin();
  });

  return {
    begin() {
      settle(isFresh);
      details.open = isOnDevice;
      steps.begin();
      hasBegun = true;
      const isBack = isOnDevice && isFresh && !isSent;
      const news = isOlder ? words.changed : isWhole ? isBack && words.kept : words.part;
      if (news) setTimeout(() => steps.say(news), 300); // a little later, so that it is heard
    },

    refresh() {
      const fields = sheet.fields();
      keeping.write(key, fields, box.checked);
      if (hasBegun) kept = fields;
      details.querySelector(".here").hidden = box.checked;
      wipe.hidden = !fields;
      wipe.textContent = words.wipe;
    },

    // The first time the button only asks.
    wipe() {
      if (wipe.textContent !== words.sure) {
        wipe.textContent = words.sure;
        return;
      }
      sheet.clear();
      box.checked = false;
      keeping.wipe(key);
      steps.goFor("", 0);
      steps.say(words.wiped);
    },
  };
}
