// Lighthouse over a list of visits, in the machine's own Chromium. Nothing is sent anywhere.
// usage: node lighthouse.mjs '{"chromium": …, "flags": […], "visits": [{"name", "address", "fill"}]}'
// A visit with `fill` opens a questionnaire, answers it and measures the page that comes back.
import { startFlow } from 'lighthouse';
import puppeteer from 'puppeteer-core';

/* global document, HTMLFormElement -- of the page that is visited */

const CATEGORIES = ['performance', 'accessibility', 'best-practices'];
const wish = JSON.parse(process.argv[2]);

async function fillIn(page) {
  await page.evaluate(() => {
    const groups = new Set();
    for (const radio of document.querySelectorAll('form input[type=radio]')) {
      if (!groups.has(radio.name)) radio.checked = true;
      groups.add(radio.name);
    }
  });
}

function send(page) {
  return page.evaluate(() => {
    const form = document.querySelector('input[type=radio]').form;
    HTMLFormElement.prototype.submit.call(form);
  });
}

// Every visitor starts with nothing in the cache: the strictest reading of "performance".
async function visit(browser, { name, address, fill }) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  const flow = await startFlow(page, { flags: { onlyCategories: CATEGORIES } });
  if (fill) {
    await page.goto(address);
    await fillIn(page);
    const devtools = await page.createCDPSession();
    await devtools.send('Network.clearBrowserCache');
    await flow.navigate(() => send(page), { name });
  } else {
    await flow.navigate(address, { name });
  }
  const { lhr } = (await flow.createFlowResult()).steps[0];
  await context.close();
  return summary(name, lhr);
}

function percentage(score) {
  return score === null ? null : Math.round(score * 100);
}

function isMissed(category, weight, score) {
  return weight > 0 && score !== null && score < (category === 'performance' ? 0.9 : 1);
}

function summary(name, lhr) {
  const scores = {};
  const missed = [];
  for (const id of CATEGORIES) {
    const category = lhr.categories[id];
    scores[id] = percentage(category.score);
    for (const { id: auditId, weight } of category.auditRefs) {
      const audit = lhr.audits[auditId];
      if (isMissed(id, weight, audit.score)) {
        missed.push({ category: id, audit: auditId, title: audit.title, value: audit.displayValue,
          places: (audit.details?.items ?? []).slice(0, 3).map((i) => i.node?.snippet ?? i.description ?? i.url ?? '') });
      }
    }
  }
  return { name, address: lhr.finalDisplayedUrl, error: lhr.runtimeError?.message ?? null,
    warnings: lhr.runWarnings, scores, missed };
}

const browser = await puppeteer.launch({ executablePath: wish.chromium, args: wish.flags });
const found = [];
for (const one of wish.visits) found.push(await visit(browser, one));
await browser.close();
console.log(JSON.stringify(found));
