// Promises about answering by hand: which key means what, and when it means nothing.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from './pieces.mjs';

const SHEET = [[], ['eens'], ['eens']]; // the first of three statements has no answer yet

// A keyboard on a questionnaire of three statements with four options, and what came of each key.
function keyboard({ at = 0, isList = false, isCoarse = false } = {}) {
  const [document, form] = [new EventTarget(), new EventTarget()];
  const done = [];
  const steps = { last: 3, place: { at, isList }, forward: () => done.push('forward'), soonForward: () => done.push('soon') };
  const options = ['eens', 'neutraal', 'oneens', 'skip'].map((word) => ({
    set checked(isChosen) { done.push(word); },
  }));
  const page = { document, matchMedia: () => ({ matches: isCoarse }) };
  const { listenToKeys, OPEN, GIVEN } = load(['state', 'keys'], page);
  const sheet = { choices: () => options, states: () => SHEET.map((answer) => (answer.length ? GIVEN : OPEN)) };
  const switchKeys = listenToKeys(form, sheet, steps, () => done.push('refresh'));

  function press(key, { isOnButton = false, ...held } = {}) {
    document.closest = () => isOnButton || null; // the document stands in for where the focus is
    const event = Object.assign(new Event('keydown', { cancelable: true }), { key, ...held });
    document.dispatchEvent(event);
    return [...done.splice(0), ...(event.defaultPrevented ? ['ours'] : [])];
  }

  // The pointer goes down (or not), and a moment later an answer is clicked.
  function click({ isPointer = false } = {}) {
    form.closest = () => true;
    form.matches = () => true;
    if (isPointer) form.dispatchEvent(new Event('pointerdown'));
    form.dispatchEvent(new Event('click'));
    return done.splice(0);
  }

  return { press, click, switchKeys };
}

const CHOSEN = ['eens', 'refresh', 'soon', 'ours'];

test('1 is the first option and so on, 0 is the last: skip', () => {
  const { choiceOf } = load(['keys']);
  assert.deepEqual([...'12340'].map((key) => choiceOf(key, 4)), [0, 1, 2, -1, 3]);
  assert.deepEqual([...'120'].map((key) => choiceOf(key, 2)), [0, -1, 1]);
});

test('no other key chooses', () => {
  const { choiceOf } = load(['keys']);
  for (const key of ['a', '10', '', ' ', 'Enter', 'F1', '-1', '1.5']) assert.equal(choiceOf(key, 4), -1, key);
});

test('a click is by pointer when one went down just before', () => {
  const { isPointed } = load(['keys']);
  assert.equal(isPointed(5100, 5000), true);
  assert.equal(isPointed(6500, 5000), false);
  assert.equal(isPointed(100, 0), false); // nothing went down: an arrow key soon after loading
});

test('a number chooses and goes on', () => {
  assert.deepEqual(keyboard().press('1'), CHOSEN);
  assert.deepEqual(keyboard().press('0'), ['skip', 'refresh', 'soon', 'ours']);
  assert.deepEqual(keyboard().press('4'), []);
});

test('an answer that a pointer chose goes on by itself, once; one that arrow keys passed does not', () => {
  const { click } = keyboard();
  assert.deepEqual(click(), []);
  assert.deepEqual(click({ isPointer: true }), ['soon']);
  assert.deepEqual(click(), []);
  assert.deepEqual(keyboard({ isList: true }).click({ isPointer: true }), []);
});

test('shortcuts of the browser stay those of the browser', () => {
  for (const held of ['ctrlKey', 'metaKey', 'altKey']) assert.deepEqual(keyboard().press('1', { [held]: true }), []);
});

test('a key that is held down answers once', () => {
  assert.deepEqual(keyboard().press('1', { repeat: true }), []);
  assert.deepEqual(keyboard({ at: 1 }).press('Enter', { repeat: true }), ['ours']);
});

test('numbers do nothing in the list and at the last step', () => {
  assert.deepEqual(keyboard({ isList: true }).press('1'), []);
  assert.deepEqual(keyboard({ at: 3 }).press('1'), []);
});

test('Enter goes on from an answer and never sends the form halfway', () => {
  assert.deepEqual(keyboard({ at: 1 }).press('Enter'), ['forward', 'ours']);
  assert.deepEqual(keyboard({ at: 0 }).press('Enter'), ['ours']);
  assert.deepEqual(keyboard({ at: 3 }).press('Enter'), ['ours']);
  assert.deepEqual(keyboard({ at: 1, isList: true }).press('Enter'), ['ours']);
});

test('Enter on a button is that of the button', () => {
  assert.deepEqual(keyboard({ at: 1 }).press('Enter', { isOnButton: true }), []);
});

test('number keys can be switched off and on; Enter stays', () => {
  const { press, switchKeys } = keyboard({ at: 1 });
  assert.equal(switchKeys(), false);
  assert.deepEqual(press('1'), []);
  assert.deepEqual(press('Enter'), ['forward', 'ours']);
  assert.equal(switchKeys(), true);
  assert.deepEqual(press('1'), CHOSEN);
});

test('where nobody is told about the number keys they are off', () => {
  assert.deepEqual(keyboard({ isCoarse: true }).press('1'), []);
});
