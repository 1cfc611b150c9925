// Promises about what the browser keeps: in the tab, on the device for who asks, and not longer.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from './pieces.mjs';

const KEY = 'gr2030:3';

// As a browser's: what is stored stands among the keys.
class Storage {
  getItem(key) { return Object.hasOwn(this, key) ? this[key] : null; }

  setItem(key, value) { this[key] = String(value); }

  removeItem(key) { delete this[key]; }
}

function browser({ tab = {}, device = {} } = {}) {
  const window = {
    localStorage: Object.assign(new Storage(), device),
    sessionStorage: Object.assign(new Storage(), tab),
  };
  const { keeping } = load(['keeping'], { window });
  return { keeping, stored: () => ({ tab: { ...window.sessionStorage }, device: { ...window.localStorage } }) };
}

test('answers stay in the tab', () => {
  const { keeping, stored } = browser();
  keeping.write(KEY, 'answer-hofjes=eens', false);
  assert.deepEqual(stored(), { tab: { [`stemhulp:${KEY}`]: 'answer-hofjes=eens' }, device: {} });
  assert.deepEqual(keeping.read(KEY), ['answer-hofjes=eens', false]);
});

test('who asks has them on the device, and then not in the tab', () => {
  const { keeping, stored } = browser({ tab: { [`stemhulp:${KEY}`]: 'old' } });
  keeping.write(KEY, 'answer-hofjes=eens', true);
  assert.deepEqual(stored(), { tab: {}, device: { [`stemhulp:${KEY}`]: 'answer-hofjes=eens' } });
  assert.deepEqual(keeping.read(KEY), ['answer-hofjes=eens', true]);
});

test('a form without answers leaves nothing behind, but empties what was kept', () => {
  const { keeping, stored } = browser();
  keeping.write(KEY, '', false);
  assert.deepEqual(stored().tab, {});
  keeping.write(KEY, 'answer-hofjes=eens', false);
  keeping.write(KEY, '', false);
  assert.deepEqual(keeping.read(KEY), ['', false]);
});

test('never kept is something else than wiped', () => {
  const { keeping, stored } = browser({ device: { [`stemhulp:${KEY}`]: 'a=1' } });
  assert.deepEqual(browser().keeping.read(KEY), [null, false]);
  keeping.wipe(KEY);
  assert.deepEqual(keeping.read(KEY), ['', false]);
  assert.deepEqual(stored().device, {});
});

test('answers kept under the version of older tables come along', () => {
  const old = { 'stemhulp:gr2030:bbbb2222': 'answer-hofjes=eens' };
  const { keeping, stored } = browser({ tab: old, device: old });
  assert.equal(keeping.dropOlder(KEY), false);
  assert.deepEqual(keeping.read(KEY), ['answer-hofjes=eens', true]);
  assert.deepEqual(Object.keys(stored().tab), [`stemhulp:${KEY}`]);
});

test('answers with other options go, those to another election stay', () => {
  const left = { [`stemhulp:${KEY}`]: 'c=1', 'stemhulp:gr2034:cccc3333': 'b=1' };
  const found = { 'stemhulp:gr2030:5': 'a=1', ...left };
  const { keeping, stored } = browser({ tab: found, device: found });
  assert.equal(keeping.dropOlder(KEY), true);
  assert.deepEqual(stored(), { tab: left, device: left });
  assert.equal(keeping.dropOlder(KEY), false);
});

test('that something empty was older is not worth saying', () => {
  assert.equal(browser({ tab: { 'stemhulp:gr2030:bbbb2222': '' } }).keeping.dropOlder(KEY), false);
});

test('forgetting takes everything about a result, and leaves the list and other sites\' keys alone', () => {
  const { keeping, stored } = browser({
    tab: { [`stemhulp:${KEY}`]: 'a=1', 'stemhulp-shared': '3-x', 'stemhulp-place': '{}', 'stemhulp-list': '1', other: 'x' },
    device: { [`stemhulp:${KEY}`]: 'a=1' },
  });
  keeping.forget(KEY);
  assert.deepEqual(stored().tab, { [`stemhulp:${KEY}`]: '', 'stemhulp-list': '1', other: 'x' });
  assert.equal(keeping.isOnDevice(), false);
});

test('the code of a shared result and the place on a page are kept until they are emptied', () => {
  const { keeping } = browser();
  assert.equal(keeping.shared(), '');
  keeping.shared('3-x');
  keeping.place('{"top":5}');
  assert.deepEqual([keeping.shared(), keeping.place()], ['3-x', '{"top":5}']);
  keeping.place('');
  assert.equal(keeping.place(), '');
});

test('who no longer wants answers on the device has them taken from there, and only those', () => {
  const other = { 'stemhulp:gr2034:cccc3333': 'b=1' };
  const { keeping, stored } = browser({ device: { [`stemhulp:${KEY}`]: 'a=1', ...other } });
  keeping.leaveDevice(KEY);
  assert.deepEqual(stored().device, other);
});

test('a tab knows which stored name is its own', () => {
  const { keeping } = browser();
  assert.equal(keeping.isKey(`stemhulp:${KEY}`, KEY), true);
  for (const name of [KEY, 'stemhulp:gr2034:cccc3333', 'stemhulp-list', null]) assert.equal(keeping.isKey(name, KEY), false);
});

test('how somebody likes the list is remembered until it changes', () => {
  const { keeping } = browser();
  assert.equal(keeping.list(), false);
  assert.equal(keeping.list(true), true);
  assert.equal(keeping.list(), true);
  assert.equal(keeping.list(false), false);
});

test('a browser that stores nothing breaks nothing', () => {
  const window = { get localStorage() { throw new Error('no'); }, get sessionStorage() { throw new Error('no'); } };
  const { keeping } = load(['keeping'], { window });
  keeping.write(KEY, 'a=1', true);
  keeping.wipe(KEY);
  keeping.forget(KEY);
  assert.equal(keeping.shared('3-x') || '', '');
  assert.deepEqual(keeping.read(KEY), [null, false]);
  assert.deepEqual([keeping.dropOlder(KEY), keeping.isOnDevice(), keeping.list(true)], [false, false, false]);
});
