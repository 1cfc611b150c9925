/* Everything to press that does nothing without the script. The words are ours, from the catalogue. */

/* global words */
/* exported addControls */
"use strict";

function addControls(form, total) {
  const press = (action, text, kind = "link") => `<button type="button" class="${kind}" data-action="${action}">${text}</button>`;
  const fold = (kind, title, body) => `<details class="${kind}"><summary>${title}</summary>${body}</details>`;
  const put = (element, place, html) => element.insertAdjacentHTML(place, html);
  const weights = form.querySelector(".weights");
  const options = [...form.querySelector(".options").querySelectorAll("span")].map((span) => span.firstChild.textContent.trim().toLowerCase());
  const names = options.map((name, index) => `<kbd>${index < options.length - 1 ? index + 1 : 0}</kbd> ${name}`);

  put(form, "afterbegin", `<p class="said" role="status"></p><div class="quiz-top"><progress max="${total}" value="0" aria-label="${words.progress}"></progress>`
    + fold("jump", `${words.all} <small></small>`, "") + "</div>");
  put(form.querySelector(".quiz-buttons"), "afterbegin", press("back", words.back, "button button-quiet stepping") + press("next", words.next, "button stepping"));
  put(weights.querySelector("p"), "afterend", `<p class="too-few problem" tabindex="-1" hidden><span></span> ${press("first-open", words.open)}</p>`);
  for (const item of weights.querySelectorAll("li")) {
    const label = item.textContent.trim();
    put(item.querySelector("label span"), "beforeend", " <small></small>");
    put(item, "beforeend", press("change", words.change));
    item.lastChild.ariaLabel = words.change + ": " + label;
  }
  put(weights, "beforeend", `<p class="skipped quiet" hidden>${words.skipped} ${press("first-open", words.more)}</p>`);
  put(form, "beforeend", fold("keys stepping", words.keyboard, `<p>${names.join(", ")}, <kbd>Enter</kbd> ${words.next.toLowerCase()}. ${press("keys", words.off)}</p>`)
    + fold("keep", words.keep, `<p class="here">${words.here}</p><label class="option"><input type="checkbox"><span>${words.device} <small>${words.care}</small></span></label>`)
    + `<p class="settings">${press("list", words.list)} ${press("wipe", words.wipe)}</p>`);
  for (const word of document.querySelectorAll("[popover]")) {
    word.tabIndex = -1;
    word.autofocus = true;
    put(word, "beforeend", ` <button type="button" class="link" popovertarget="${word.id}">${words.close}</button>`);
  }
}
