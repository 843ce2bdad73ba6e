// WCAG 2.2 AA and valid HTML on the pages of the admin area: in light and dark, on a small screen, with the keyboard.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { launch, visit } from './support/browser.mjs';
import * as checks from './support/checks.mjs';
import { build } from './support/forms.mjs';
import { gather, holdStill } from './support/many.mjs';
import { invite } from './support/members.mjs';
import { office } from './support/office.mjs';
import { startPortal } from './support/portal.mjs';
import { prove, setUp } from './support/staff.mjs';
import { gatherSubmissions } from './support/submissions.mjs';

const pictures = process.env.SCREENSHOTS;

describe('every page of the admin area', () => {
  let portal, browser, kari, key;
  let walks = 0;

  before(async () => {
    browser = await launch();
    portal = await startPortal({ demo: true });
    kari = await visit(browser, portal, { script: true });
    ({ key } = await setUp(kari, portal));
    await invite(kari, portal);
    await holdStill(kari);
    await gather(kari);
    await build(kari);
    await gatherSubmissions(kari, portal);
  });
  after(async () => {
    await browser?.close();
    await portal?.stop();
  });

  async function walk(look, check, isMeant = () => true) {
    await kari.page.emulateMedia({ forcedColors: 'none', ...look });
    // A walk takes long, and some of its buttons want to know who presses them.
    if (walks > 0) await prove(kari, key);
    walks += 1;
    const findings = {};
    for (const stop of (await office(kari)).filter(isMeant)) {
      const answer = await stop.open(kari);
      const isThere = answer.status() === (stop.status ?? 200) && (await kari.page.locator(stop.has).count()) > 0;
      const found = isThere ? await check(stop, answer) : [`another page: ${answer.status()}, or no ${stop.has}`];
      if (found.length > 0) findings[stop.name] = found;
    }
    assert.deepEqual(findings, {});
    // A day that is none is kept as it was typed, though the browser has no use for it.
    const complaints = kari.complaints.splice(0).filter((line) => !line.includes('does not conform to the required format'));
    assert.deepEqual(complaints, []);
  }

  for (const colorScheme of ['light', 'dark']) {
    test(`is accessible in ${colorScheme}`, async () => {
      await walk({ colorScheme }, async (stop) => {
        if (pictures) await kari.page.screenshot({ path: `${pictures}/office-${colorScheme}-${stop.name}.png`, fullPage: true });
        return [...(await checks.axe(kari.page)), ...(await checks.targets(kari.page))];
      });
    });
  }

  test('is accessible in forced colours', async () => {
    await walk({ colorScheme: 'light', forcedColors: 'active' }, () => checks.axe(kari.page));
  });

  test('is valid and fits a small screen', async () => {
    await walk({ colorScheme: 'light' }, async (stop, answer) => {
      const html = await answer.text();
      if (pictures) {
        const size = kari.page.viewportSize();
        await kari.page.setViewportSize({ width: 360, height: 740 });
        await kari.page.screenshot({ path: `${pictures}/office-360-${stop.name}.png`, fullPage: true });
        await kari.page.setViewportSize(size);
      }
      return [...(await checks.validHtml(html, stop.name)), ...(await checks.frame(kari.page, 'en')), ...(await checks.reflow(kari.page))];
    });
  });

  test('is reached and left with Tab', async () => {
    const forms =
      /^(new in purposes|subscription|preview|users|invitation with slips|role|settings: links|account|selection with groups|columns of a file|change of many|export of a selection|properties of a form|draft of a form|field of a form|what a form does)$/;
    await walk({ colorScheme: 'light' }, () => checks.focus(kari.page), (stop) => forms.test(stop.name));
  });
});
