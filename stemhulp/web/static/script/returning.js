/* A result has an address, and whoever comes back to it finds the result again: the answers stay in
   this tab, go to the site once more, and what it answers is put on the page. A page that came as
   the answer to a form cannot be gone back to; so it says it is an ordinary one. */

/* global keeping, sayWhatIsKept, startResult */
"use strict";

(function () {
  const isAnswer = (name) => /^(answer|weight|theme-weight)-/.test(name);

  // What a form would send that is an answer or a tick.
  function answersIn(form) {
    return new URLSearchParams([...new FormData(form)].filter(([name]) => isAnswer(name))).toString();
  }

  function keep(form) {
    if ("shared" in form.dataset) keeping.shared(form.elements.code.value);
    else keeping.write(form.dataset.key, answersIn(form), keeping.read(form.dataset.key)[1]);
  }

  function placeNow() {
    return {
      path: location.pathname,
      top: window.scrollY,
      open: [...document.querySelectorAll("details[open][id]")].map((element) => element.id),
      unseen: [...document.querySelectorAll("[name^=show-]:not(:checked)")].map((box) => box.name),
    };
  }

  // Open again what was open, as far as it is about this page.
  function arrange({ path, open, unseen }) {
    if (path !== location.pathname) return;
    for (const id of open) document.getElementById(id)?.setAttribute("open", "");
    for (const name of unseen) document.getElementsByName(name).forEach((box) => { box.checked = false; });
  }

  function put(page) {
    const place = JSON.parse(keeping.place() || "{}");
    document.title = page.title;
    document.body.replaceChildren(...page.body.childNodes);
    arrange(place);
    begin();
    const target = document.getElementById(location.hash.slice(1));
    if (target) target.scrollIntoView();
    else if (place.path === location.pathname) window.scrollTo({ top: place.top, behavior: "instant" });
  }

  async function bringBack(empty) {
    const body = history.state?.isShared ? "code=" + keeping.shared() : keeping.read(empty.dataset.key)[0];
    if (!body) return;
    const [busy, heading] = ["bezig", "kop"].map((id) => document.getElementById(id));
    const wait = (isBusy) => {
      busy.hidden = !isBusy;
      empty.hidden = heading.hidden = isBusy;
    };
    wait(true);
    try {
      const answer = await fetch(location.pathname, { method: "POST", body: new URLSearchParams(body) });
      if (answer.ok) return put(new DOMParser().parseFromString(await answer.text(), "text/html"));
    } catch { /* without a connection the page says what to do */ }
    wait(false);
  }

  function begin() {
    const form = document.getElementById("antwoorden");
    if (!form) return;
    const isShared = "shared" in form.dataset;
    const stay = () => history.replaceState({ isShared }, "", location.pathname + location.hash);
    stay();
    keep(form);
    sayWhatIsKept();
    startResult(form, () => keep(form));
    window.addEventListener("hashchange", () => history.state || stay());
    window.addEventListener("pagehide", () => keeping.place(JSON.stringify(placeNow())));
  }

  document.addEventListener("DOMContentLoaded", () => {
    const empty = document.getElementById("leeg");
    if (!empty) keeping.place(""); // a new result begins at its top
    begin();
    if (empty && document.getElementById("gedeeld").hidden) bringBack(empty);
  });
})();
