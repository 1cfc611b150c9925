// Hands and eyes in Debian's Firefox, which puppeteer-core drives over WebDriver BiDi.
// usage: node hands.mjs '{"firefox": …, "prefs": {…}, "env": {…}}'; then a wish a line on standard input
// ({"do": "click", "css": "main a"}) and an answer a line on standard output ({"value": …} or {"error": …}).
// Puppeteer's own ways to click and to wait need the script of the page, which may be off: these do not.
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import puppeteer from 'puppeteer-core';

/* global window, document, location -- of the page that is visited */

const PATIENCE = 10_000;
const TO_START = 120_000;
const start = JSON.parse(process.argv[2]);
const browser = await puppeteer.launch({
  browser: 'firefox', executablePath: start.firefox, timeout: TO_START,
  extraPrefsFirefox: start.prefs, env: { ...process.env, ...start.env },
});
let context = null;
let page = null;
let complaints = [];
let marks = 0;

function watch(tab, home) {
  const complain = (line) => complaints.push(line);
  // What the Content-Security-Policy forbids comes as an error too.
  tab.on('pageerror', (error) => complain(error.message));
  tab.on('console', (line) => ['error', 'warn'].includes(line.type()) && complain(line.text()));
  tab.on('response', (answer) => answer.status() >= 400 && complain(`${answer.status()} ${answer.url()}`));
  tab.on('request', (asked) => /^https?:/.test(asked.url()) && !asked.url().startsWith(home) && complain(asked.url()));
}

async function until(look, what) {
  const end = Date.now() + PATIENCE;
  while (Date.now() < end) {
    const value = await look().catch(() => null); // the page may be leaving
    if (value) return value;
    await sleep(20);
  }
  throw new Error(`waited in vain for ${what} on ${page.url()}`);
}

// Where to press: on the first such element that can be seen, or on the fold that it is in.
function place(css, text) {
  const isHidden = (node) => !node.getClientRects().length || !node.checkVisibility({ visibilityProperty: true });
  const outermostFold = (node) => {
    const folds = [];
    for (let up = node.parentElement; up; up = up.parentElement) {
      if (up.matches('details:not([open])') && !up.querySelector(':scope > summary').contains(node)) folds.push(up);
    }
    return folds.pop()?.querySelector(':scope > summary');
  };
  const middle = (node) => {
    node.scrollIntoView({ block: 'center', behavior: 'instant' });
    const box = node.getClientRects()[0];
    const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
    const top = document.elementFromPoint(x, y);
    return { x, y, cover: node.contains(top) ? '' : `${top?.outerHTML}`.slice(0, 200) };
  };
  for (const node of document.querySelectorAll(css)) {
    if (text && node.textContent.trim() !== text) continue;
    const fold = outermostFold(node);
    if (!isHidden(fold ?? node)) return { isFold: Boolean(fold), ...middle(fold ?? node) };
  }
  return null;
}

async function click({ css, text }) {
  const name = `${css} ${text || ''}`.trim();
  for (let found = { isFold: true }, tries = 0; found.isFold;) {
    found = await until(() => page.evaluate(place, css, text), `something to press: ${name}`);
    if (found.cover && tries++ < 30) { // a page that came back may still be moving to its place
      await new Promise((done) => { setTimeout(done, 100); });
      found.isFold = true;
      continue;
    }
    if (found.cover) throw new Error(`${name} lies under ${found.cover}`);
    await page.mouse.click(found.x, found.y);
  }
}

function mark(number) {
  window.mark = number;
  return location.href;
}

// Between two pages Firefox may show an empty one.
function isElsewhere(number, before) {
  if (document.readyState !== 'complete' || location.href === 'about:blank') return false;
  return window.mark !== number || location.href !== before;
}

function standing(tab) {
  return tab.evaluate(() => ({
    address: location.href, title: document.title, heading: document.querySelector('h1')?.textContent.trim() ?? '',
  }));
}

// Go somewhere by what a person does, and tell where that is and whether it is a tab of its own.
async function travel(deed) {
  marks += 1;
  const [number, before] = [marks, await page.evaluate(mark, marks)];
  await deed();
  const tab = await until(async () => {
    const other = (await context.pages()).find((one) => one !== page);
    if (other) return (await other.evaluate(isElsewhere, number, before)) && other;
    return (await page.evaluate(isElsewhere, number, before)) && page;
  }, 'another page');
  const stands = { ...await standing(tab), isNewTab: tab !== page };
  if (stands.isNewTab) await tab.close();
  return stands;
}

const deeds = {
  async visit({ home, width, height }) {
    await context?.close();
    context = await browser.createBrowserContext();
    page = await context.newPage();
    complaints = [];
    watch(page, home);
    await page.setViewport({ width, height });
  },
  open: async ({ address }) => (await page.goto(address)).status(),
  click,
  follow: (wish) => travel(() => click(wish)),
  send: ({ key }) => travel(() => page.keyboard.press(key)),
  // Puppeteer waits for a load that a page from the history does not have.
  back: () => travel(async () => { page.goBack({ timeout: PATIENCE }).catch(() => null); }),
  forward: () => travel(async () => { page.goForward({ timeout: PATIENCE }).catch(() => null); }),
  press: ({ key }) => page.keyboard.press(key),
  see: ({ code }) => page.evaluate(code),
  until: ({ code }) => until(() => page.evaluate(code), code),
  complaints: async () => complaints.splice(0),
};

for await (const line of createInterface({ input: process.stdin })) {
  const wish = JSON.parse(line);
  const answer = await deeds[wish.do](wish).then((value) => ({ value }), (error) => ({ error: error.message }));
  console.log(JSON.stringify(answer));
}
await browser.close();
