/* A result in plain values: which parties are hidden, which scores changed, and what is said about them. */

/* exported hiddenParties, changedScores, sayScores, sharedCode */
"use strict";

// `isShown` says of every party whether it is chosen. Who chooses none sees all.
function hiddenParties(isShown) {
  const chosen = [...isShown.values()].some(Boolean);
  return [...isShown.keys()].filter((party) => chosen && !isShown.get(party));
}

// Scores are texts as they stand on the page. Who had none before did not change.
function changedScores(before, after) {
  return [...after.keys()].filter((party) => before.get(party) && before.get(party) !== after.get(party));
}

// The best three; `after` stands in the order of the result.
function sayScores(before, after, names, words) {
  const changed = changedScores(before, after);
  const best = [...after].slice(0, 3).map(([party, score]) => {
    const now = `${names.get(party)} ${score}`;
    return changed.includes(party) ? `${now}, ${words.was} ${before.get(party)}` : now;
  });
  return `${words.new} ${best.join("; ")}.`;
}

// The answers of a shared result stand behind the # and begin with a number; other places on a page do not.
function sharedCode(hash) {
  return /^#\d/.test(hash) ? hash.slice(1) : "";
}
