// A form under attack (FRM-08): the widget solves its task in Chromium under our policy, the page stays usable and accessible with
// it, and whoever has no scripts gets through as well.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { launch, visit } from './support/browser.mjs';
import * as checks from './support/checks.mjs';
import { button } from './support/crowds.mjs';
import { fillIn, press, someone } from './support/people.mjs';
import { engines, startPortal } from './support/portal.mjs';
import { setUp } from './support/staff.mjs';

const looks = {
  light: { colorScheme: 'light' },
  dark: { colorScheme: 'dark' },
  'forced colours': { colorScheme: 'dark', forcedColors: 'active' },
};
const path = '/en/f/newsletter';
const widget = '#form-proof altcha-widget input[type=checkbox]';

for (const engine of engines) {
  describe(`a form under attack, on ${engine}`, () => {
    let portal, browser;

    before(async () => {
      browser = await launch();
      portal = await startPortal({ engine });
      const kari = await visit(browser, portal);
      await setUp(kari, portal);
      await kari.open('/admin/forms');
      await kari.page.locator('main table a').first().click();
      await press(kari.page, button(kari.page, 'Under attack'));
      assert.ok(await button(kari.page, 'Attack is over').isVisible());
      await kari.leave();
    });
    after(async () => {
      await browser?.close();
      await portal?.stop();
    });

    test('is solved when it is sent', async () => {
      const visitor = await visit(browser, portal, { script: true });
      await visitor.open(path);
      await fillIn(visitor.page, { email: someone() });
      await visitor.page.locator(widget).waitFor();
      // People need longer than two seconds; who does not is taken for a program.
      await visitor.page.waitForTimeout(2_200);
      let posted = '';
      visitor.page.on('request', (request) => {
        if (request.method() === 'POST') posted = request.postData() ?? '';
      });
      await visitor.page.locator('main form button').last().click();
      await visitor.page.waitForURL('**/thanks', { timeout: 60_000 });
      assert.ok(new URLSearchParams(posted).get('form-proof')?.length > 100, 'a solution came along');
      await visitor.leave();
    });

    test('is sent without scripts as well', async () => {
      const visitor = await visit(browser, portal);
      await visitor.open(path);
      await fillIn(visitor.page, { email: someone() });
      await visitor.page.waitForTimeout(10_500);
      await visitor.page.locator('main form button').last().click();
      await visitor.page.waitForURL('**/thanks');
      await visitor.leave();
    });

    for (const [name, look] of Object.entries(looks)) {
      test(`is accessible in ${name}`, async () => {
        const visitor = await visit(browser, portal, { script: true, ...look });
        const answer = await visitor.open(path);
        assert.deepEqual(await checks.validHtml(await answer.text(), 'proof'), []);
        await visitor.page.locator(widget).waitFor();
        const look_at = async () => [...(await checks.axe(visitor.page)), ...(await checks.targets(visitor.page))];
        assert.deepEqual([...(await look_at()), ...(await checks.focus(visitor.page)), ...(await checks.reflow(visitor.page))], []);
        // It is ticked only once its task is solved.
        await visitor.page.locator(widget).click();
        await visitor.page.locator('#form-proof [data-state=verified]').waitFor({ timeout: 60_000 });
        assert.deepEqual(await look_at(), []);
        await visitor.leave();
      });
    }
  });
}
