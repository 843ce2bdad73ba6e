// One Chromium for a test file, and visitors in it. Every visitor keeps a list of complaints: whatever the browser objected
// to (console, CSP, failed or foreign requests). A test that ends with a complaint fails.

import assert from 'node:assert/strict';

import { chromium } from 'playwright-core';

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export function launch() {
  return chromium.launch({ executablePath: process.env.SAMTYKKE_TEST_CHROMIUM ?? '/usr/bin/chromium', headless: true, args: flags });
}

let visitors = 0;

/** A person at a browser: a fresh profile, an address of its own, no JavaScript unless asked for. */
export async function visit(browser, portal, { script = false, ...options } = {}) {
  visitors += 1;
  const context = await browser.newContext({
    javaScriptEnabled: script,
    locale: 'en-GB',
    ...options,
    extraHTTPHeaders: { 'X-Forwarded-For': `198.51.${Math.floor(visitors / 250)}.${(visitors % 250) + 1}` },
  });
  context.setDefaultTimeout(10_000);
  const page = await context.newPage();
  const complaints = [];
  page.on('console', (message) => {
    // Chromium reports the status of the page itself as an error; which status is right is for the test to say.
    const isStatus = message.text().startsWith('Failed to load resource') && message.location().url === page.url();
    if (['error', 'warning'].includes(message.type()) && !isStatus) complaints.push(`console: ${message.text().slice(0, 300)}`);
  });
  page.on('pageerror', (error) => complaints.push(`script: ${error.message}`));
  page.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText;
    // Leaving a page stops what it was still loading.
    if (reason !== 'net::ERR_ABORTED') complaints.push(`failed: ${request.url()} ${reason}`);
  });
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.protocol !== 'data:' && url.origin !== portal.base) complaints.push(`foreign: ${request.url()}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400 && response.request().resourceType() !== 'document') {
      complaints.push(`${response.status()}: ${response.url()}`);
    }
  });
  return {
    page,
    context,
    complaints,
    open: (path) => page.goto(new URL(path, portal.base).href),
    heading: () => page.getByRole('heading', { level: 1 }).innerText(),
    async leave() {
      await context.close();
      assert.deepEqual(complaints, []);
    },
  };
}
