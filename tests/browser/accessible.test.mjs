// WCAG 2.2 AA and valid HTML on every public page: in light, dark and forced colours, in six languages, with the keyboard.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { launch, visit } from './support/browser.mjs';
import * as checks from './support/checks.mjs';
import { someone } from './support/people.mjs';
import { startPortal } from './support/portal.mjs';
import { tour } from './support/tour.mjs';

const looks = {
  light: { colorScheme: 'light' },
  dark: { colorScheme: 'dark' },
  'forced colours': { colorScheme: 'dark', forcedColors: 'active' },
};
const languages = ['en', 'nb', 'sv', 'da', 'de', 'nl'];

// For people who want to look: a folder for a picture of every page.
const pictures = process.env.SCREENSHOTS;

/** Opens a stop, makes sure that it is the page it should be, and returns its bytes. */
async function arrive(stop, visitor, look) {
  const answer = await stop.open(visitor);
  assert.equal(answer.status(), stop.status ?? 200, stop.name);
  assert.ok((await visitor.page.locator(stop.has).count()) > 0, `${stop.name} has no ${stop.has}`);
  if (pictures) await visitor.page.screenshot({ path: `${pictures}/${look}-${stop.name}.png`, fullPage: true });
  return answer.text();
}

describe('every public page', () => {
  let portal, browser;

  before(async () => {
    browser = await launch();
    portal = await startPortal({ demo: true });
  });
  after(async () => {
    await browser?.close();
    await portal?.stop();
  });

  for (const [name, look] of Object.entries(looks)) {
    test(`is accessible in ${name}`, async () => {
      const visitor = await visit(browser, portal, { script: true, ...look });
      const findings = {};
      for (const stop of await tour(visitor, portal)) {
        await arrive(stop, visitor, name);
        const found = [...(await checks.axe(visitor.page)), ...(await checks.focus(visitor.page)), ...(await checks.targets(visitor.page))];
        if (found.length > 0) findings[stop.name] = found;
      }
      assert.deepEqual(findings, {});
      await visitor.leave();
    });
  }

  for (const language of languages) {
    test(`is valid, fits a small screen and speaks ${language}`, async () => {
      const visitor = await visit(browser, portal, { script: true, locale: 'en-GB' });
      const findings = {};
      for (const stop of await tour(visitor, portal, language)) {
        const html = await arrive(stop, visitor, language);
        const found = [
          ...(await checks.validHtml(html, stop.name)),
          ...(await checks.frame(visitor.page, language)),
          ...(await checks.axe(visitor.page)),
          ...(await checks.reflow(visitor.page)),
        ];
        if (found.length > 0) findings[stop.name] = found;
      }
      assert.deepEqual(findings, {});
      await visitor.leave();
    });
  }

  test('speaks the language of the browser, and of the path before that', async () => {
    for (const [locale, lang] of [
      ['nb-NO', 'nb'],
      ['no', 'nb'],
      ['de-AT', 'de'],
      ['en-US', 'en'],
      // None of ours: the organisation's own.
      ['fr-FR', 'nb'],
    ]) {
      const visitor = await visit(browser, portal, { locale });
      await visitor.open('/f/newsletter');
      assert.equal(await visitor.page.locator('html').getAttribute('lang'), lang, locale);
      await visitor.open('/sv/f/newsletter');
      assert.equal(await visitor.page.locator('html').getAttribute('lang'), 'sv');
      await visitor.leave();
    }
  });

  test('lets a keyboard do the whole journey', async () => {
    const visitor = await visit(browser, portal);
    const { page } = visitor;
    const email = someone('keys');
    const tabTo = async (selector) => {
      for (let stop = 0; stop < 60; stop += 1) {
        await page.keyboard.press('Tab');
        if (await page.evaluate((selector) => document.activeElement.matches(selector), selector)) return;
      }
      assert.fail(`Tab does not reach ${selector}`);
    };
    const enter = async () => {
      await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
    };
    await visitor.open('/');
    // The first stop jumps over the head of the page.
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement.getAttribute('href')), '#main');
    await tabTo('main a[href$="/f/newsletter"]');
    await enter();
    await tabTo('[name=email]');
    await page.keyboard.type(email, { delay: 60 });
    await tabTo('[name=first_name]');
    await page.keyboard.type('Ada', { delay: 200 });
    await tabTo('[type=checkbox]:not([name=consent])');
    await page.keyboard.press('Space');
    await tabTo('[name=consent]');
    await page.keyboard.press('Space');
    await tabTo('main button');
    await page.waitForTimeout(1_000);
    await enter();
    assert.equal(new URL(page.url()).pathname, '/f/newsletter/thanks');
    await visitor.open((await portal.mailbox.next(email)).link('confirm'));
    await tabTo('main button');
    await enter();
    await visitor.open((await portal.mailbox.next(email)).link('p'));
    await tabTo('[role=switch][name=type]');
    const before = await page.locator(':focus').isChecked();
    await page.keyboard.press('Space');
    assert.equal(await page.locator(':focus').isChecked(), !before);
    await tabTo('form[action$="/choices"] button');
    await enter();
    assert.equal(await page.locator('.ds-alert[data-color=success]').count(), 1);
    await visitor.leave();
  });
});
