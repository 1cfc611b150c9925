/* Reading a statement aloud with the browser's own voice. Only voices on the device itself: others
   would send the text to somebody else. Without such a voice there is no button. */

/* global words */
/* exported reading */
"use strict";

const reading = (function () {
  const speech = window.speechSynthesis;
  let current = null;

  const voice = () => speech.getVoices().find((one) => one.localService && one.lang.toLowerCase().startsWith(document.documentElement.lang));

  function stop() {
    if (!current) return;
    current.textContent = words.speak;
    current = null;
    speech.cancel();
  }

  function texts(step) {
    const options = [...step.querySelectorAll(".options span")].map((span) => span.firstChild.textContent.trim());
    const more = step.querySelector("details[open] dl");
    return [step.querySelector("h2").textContent, options.join(". "), ...(more ? [...more.children].map((part) => part.textContent) : [])];
  }

  function read(step, button) {
    const isReading = current === button;
    stop();
    if (isReading) return;
    current = button;
    button.textContent = words.hush;
    const lines = texts(step).map((text) => new SpeechSynthesisUtterance(text));
    for (const line of lines) {
      line.voice = voice();
      line.lang = line.voice.lang;
      speech.speak(line);
    }
    lines.at(-1).onend = () => { if (current === button) stop(); };
  }

  return {
    stop,
    offer(questions) {
      let isOffered = false;
      function add() {
        if (isOffered || !voice()) return;
        isOffered = true;
        for (const step of questions) {
          const button = document.createElement("button");
          button.type = "button";
          button.className = "link speak";
          button.textContent = words.speak;
          button.addEventListener("click", () => read(step, button));
          step.querySelector("legend").after(button);
        }
      }
      if (!speech) return;
      add();
      speech.addEventListener?.("voiceschanged", add);
      window.addEventListener("pagehide", stop);
    },
  };
})();
