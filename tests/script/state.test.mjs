// Promises about where answers lead: every state of a short questionnaire, and sums by hand.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from './pieces.mjs';

const {
  OPEN, SKIPPED, GIVEN, stateOf, countGiven, nextOpen, goalOf, stepAfter, firstStep, isKeptNewer,
} = load(['state']);

// Written as one letter a statement: open, skipped, given.
const states = (letters) => [...letters].map((letter) => ({ o: OPEN, s: SKIPPED, g: GIVEN })[letter]);

function everyState(length) {
  if (!length) return [''];
  return everyState(length - 1).flatMap((rest) => [...'osg'].map((letter) => letter + rest));
}

test('a statement is open, skipped or given', () => {
  assert.deepEqual([undefined, 'skip', 'eens', 'oneens'].map(stateOf), [OPEN, SKIPPED, GIVEN, GIVEN]);
});

test('what was skipped is not counted', () => {
  assert.equal(countGiven(states('gsogs')), 2);
  assert.equal(countGiven([]), 0);
});

test('what nobody saw is asked before what was skipped', () => {
  assert.equal(nextOpen(states('gsogs'), 0), 2);
  assert.equal(nextOpen(states('gsggs'), 0), 1);
  assert.equal(nextOpen(states('gsggs'), 2), 4);
  assert.equal(nextOpen(states('oggg'), 1), -1);
  assert.equal(nextOpen(states('ggg'), 0), -1);
});

test('the next open statement is never one with an answer, and none is passed over', () => {
  for (const letters of everyState(5)) {
    for (let from = 0; from <= 5; from += 1) {
      const found = nextOpen(states(letters), from);
      const rest = letters.slice(from);
      const expected = rest.includes('o') ? rest.indexOf('o') : rest.indexOf('s');
      assert.equal(found, expected < 0 ? -1 : from + expected, `${letters} from ${from}`);
    }
  }
});

test('with too few answers the goal is what is missing, else the overview', () => {
  assert.equal(goalOf(states('gso'), 2), 'missing');
  assert.equal(goalOf(states('gsg'), 2), 'overview');
});

test('without a goal the next step follows, and after the last statement the last step', () => {
  assert.equal(stepAfter(states('ggg'), { at: 0, goal: '' }, 2), 1);
  assert.equal(stepAfter(states('ggg'), { at: 2, goal: '' }, 2), 3);
});

test('who changes one answer goes back to the overview', () => {
  assert.equal(stepAfter(states('ooogo'), { at: 1, goal: 'overview' }, 4), 5);
});

test('who is asked for missing answers goes from one to the next until there are enough', () => {
  assert.equal(stepAfter(states('ggsgs'), { at: 0, goal: 'missing' }, 4), 2);
  assert.equal(stepAfter(states('ggggs'), { at: 2, goal: 'missing' }, 4), 5);
  assert.equal(stepAfter(states('ggsss'), { at: 4, goal: 'missing' }, 4), 5);
});

test('going for what is missing always ends at the last step, without asking anything twice', () => {
  for (const letters of everyState(5)) {
    for (const given of [SKIPPED, GIVEN]) {
      const now = states(letters);
      const asked = [];
      let at = nextOpen(now, 0);
      while (at >= 0 && at < 5 && asked.length < 6) {
        asked.push(at);
        now[at] = given;
        at = stepAfter(now, { at, goal: 'missing' }, 3);
      }
      assert.equal(new Set(asked).size, asked.length, letters);
      assert.ok(at === 5 || letters === 'ggggg', letters);
    }
  }
});

test('a visit begins where the address says, but never past what was not reached', () => {
  assert.equal(firstStep(states('ggooo'), -1), 2);
  assert.equal(firstStep(states('ggooo'), 1), 1);
  assert.equal(firstStep(states('ggooo'), 4), 2);
  assert.equal(firstStep(states('gsg'), 3), 3);
  assert.equal(firstStep(states('gsg'), -1), 3);
});

test('what is kept wins, but not over answers that a new page came with', () => {
  assert.equal(isKeptNewer('answer-hofjes=eens', false, true), true);
  assert.equal(isKeptNewer('answer-hofjes=eens', true, false), true);
  assert.equal(isKeptNewer('answer-hofjes=eens', true, true), false);
  assert.equal(isKeptNewer('', false, true), true); // wiped: that is known too
  assert.equal(isKeptNewer(null, false, true), false);
});
