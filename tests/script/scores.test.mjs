// Promises about what the script says of a result.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from './pieces.mjs';

const { hiddenParties, changedScores, sayScores, sharedCode } = load(['scores']);
const WORDS = { new: 'Nieuwe uitslag:', was: 'was' };
const NAMES = new Map([['bos', 'Bosblad'], ['stad', 'Stadspartij'], ['rood', 'Rood'], ['geel', 'Geel']]);

test('who chooses no party sees all of them', () => {
  assert.deepEqual(hiddenParties(new Map([['bos', false], ['stad', false]])), []);
  assert.deepEqual(hiddenParties(new Map([['bos', true], ['stad', false]])), ['stad']);
  assert.deepEqual(hiddenParties(new Map([['bos', true], ['stad', true]])), []);
});

test('a score changed when it reads differently', () => {
  const before = new Map([['bos', '80%'], ['stad', '60%']]);
  assert.deepEqual(changedScores(before, new Map([['stad', '70%'], ['bos', '80%']])), ['stad']);
});

test('a party that had no score did not change, nor did one that has none now', () => {
  assert.deepEqual(changedScores(new Map([['bos', '80%']]), new Map([['stad', '70%']])), []);
});

test('the three best are said, with what was before where that changed', () => {
  const before = new Map([['bos', '80%'], ['stad', '60%'], ['rood', '50%'], ['geel', '40%']]);
  const after = new Map([['stad', '90%'], ['bos', '80%'], ['rood', '45%'], ['geel', '30%']]);
  assert.equal(
    sayScores(before, after, NAMES, WORDS),
    'Nieuwe uitslag: Stadspartij 90%, was 60%; Bosblad 80%; Rood 45%, was 50%.',
  );
});

test('a shared result begins with a number, other places on a page do not', () => {
  assert.equal(sharedCode('#1-abc'), '1-abc');
  for (const hash of ['', '#', '#inhoud', '#stelling-1']) assert.equal(sharedCode(hash), '');
});
