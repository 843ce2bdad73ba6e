// Steps in the draft of a form with scripts: the list and what is seen beside it change in place, the focus stays, and it is told. The
// same buttons without scripts. On both engines.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { launch, visit } from './support/browser.mjs';
import { button } from './support/crowds.mjs';

import { press } from './support/people.mjs';
import { engines, startPortal } from './support/portal.mjs';
import { setUp } from './support/staff.mjs';

for (const engine of engines) {
  describe(`the draft of a form, on ${engine}`, () => {
    let portal, browser, kari, draft;
    const names = () => kari.page.locator('#draft-fields tbody tr td:nth-child(3)').allInnerTexts();
    const focused = () => kari.page.evaluate(() => document.activeElement.id);
    const told = () => kari.page.locator('#draft-told').innerText();

    before(async () => {
      browser = await launch();
      portal = await startPortal({ engine });
      kari = await visit(browser, portal, { script: true });
      await setUp(kari, portal);
      const { page } = kari;
      await kari.open('/admin/forms/new');
      await page.locator('[name=name]').fill('Spring fair');
      await page.getByLabel('Norsk bokmål', { exact: true }).check();
      await page.locator('[name=start]').selectOption('event');
      await press(page, button(page, 'Add and open the draft'));
      draft = new URL(page.url()).pathname;
    });
    after(async () => {
      await kari?.leave();
      await browser?.close();
      await portal?.stop();
    });

    /** Presses a button with the keyboard, and waits until the list has come anew. */
    async function steps(id) {
      const { page } = kari;
      const was = (await names()).join();
      const frames = page.waitForResponse((answer) => answer.url().includes('/preview/frame'));
      await page.locator(`#${id}`).focus();
      await page.evaluate(() => { globalThis.stays = true; });
      await page.keyboard.press('Enter');
      await frames;
      await page.waitForFunction((was) => {
        const now = [...document.querySelectorAll('#draft-fields tbody tr td:nth-child(3)')].map((it) => it.innerText);
        return now.join() !== was && document.activeElement !== document.body;
      }, was);
      assert.equal(await page.evaluate(() => globalThis.stays), true, 'the page stays');
    }

    test('moves and copies in place, tells it, and keeps the focus', async () => {
      const { page } = kari;
      await kari.open(`${draft}?language=nb`);
      const before = await names();
      await page.evaluate(() => scrollTo(0, 300));
      await steps(`up-${before[2]}`);
      assert.deepEqual(await names(), [before[0], before[2], before[1], ...before.slice(3)]);
      assert.equal(await focused(), `up-${before[2]}`);
      assert.match(await told(), /\S/);
      // At the end of the list that button is gone; the other one has the focus.
      await steps(`up-${before[2]}`);
      assert.equal((await names())[0], before[2]);
      assert.equal(await focused(), `down-${before[2]}`);
      await steps(`copy-${before[1]}`);
      assert.equal((await names()).length, before.length + 1);
      assert.equal(await focused(), `copy-${before[1]}`);
      assert.ok(await page.locator('#draft-seen iframe').evaluateAll((all) => all.every((it) => it.src.includes('language=nb'))));
    });

    test('shows another page as a page once the session has ended', async () => {
      const { page } = kari;
      await kari.open(draft);
      const cookies = await kari.context.cookies();
      await kari.context.clearCookies();
      await page.locator('#draft-fields button').first().click();
      await page.waitForURL(/sign-in/);
      await kari.context.addCookies(cookies);
    });

    test('does the same without scripts', async () => {
      const plain = await visit(browser, portal);
      await plain.context.addCookies(await kari.context.cookies());
      await plain.open(draft);
      const list = () => plain.page.locator('#draft-fields tbody tr td:nth-child(3)').allInnerTexts();
      const before = await list();
      await press(plain.page, plain.page.locator(`#down-${before[0]}`));
      assert.deepEqual(await list(), [before[1], before[0], ...before.slice(2)]);
      assert.ok(await plain.page.locator('#draft-seen iframe').first().isVisible());
      await plain.leave();
    });
  });
}
