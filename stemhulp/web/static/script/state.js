/* What was answered and where that leads, as plain values: nothing here knows the page.

   `states` has one number per statement. A goal says where the next answer leads: "" to the next
   statement, "missing" to the next one that a result still needs, "overview" to the last step. */

/* exported OPEN, SKIPPED, GIVEN, stateOf, countGiven, nextOpen, goalOf, stepAfter, firstStep, isKeptNewer */
"use strict";

// In the order of their names in `words.states`.
const OPEN = 0;
const SKIPPED = 1;
const GIVEN = 2;

function stateOf(value) {
  if (value === undefined) return OPEN;
  return value === "skip" ? SKIPPED : GIVEN;
}

function countGiven(states) {
  return states.filter((state) => state === GIVEN).length;
}

// The first statement from here without an answer; those that were skipped come last. -1: there is none.
function nextOpen(states, from) {
  const unseen = states.indexOf(OPEN, from);
  return unseen < 0 ? states.indexOf(SKIPPED, from) : unseen;
}

function goalOf(states, minimum) {
  return countGiven(states) < minimum ? "missing" : "overview";
}

// From a place { at, goal } on. The last step has the number after those of the statements.
function stepAfter(states, { at, goal }, minimum) {
  if (!goal) return at + 1;
  const open = goal === "missing" && countGiven(states) < minimum ? nextOpen(states, at + 1) : -1;
  return open < 0 ? states.length : open;
}

// Where the address says, but never past the first statement that was not reached.
function firstStep(states, wanted) {
  const limit = [...states, OPEN].indexOf(OPEN);
  return wanted >= 0 && wanted <= limit ? wanted : limit;
}

// What is kept is newer than what the browser remembers of a page, and than a page that is shown again.
function isKeptNewer(kept, isSent, isNew) {
  return kept !== null && !(isSent && isNew);
}
