// A marketer's webinar, without JavaScript: a registration of three pages in two languages is built, looked at, refused, mended and
// published, stands in a page of another site, is filled in on a telephone with the browser's own Back and Reload, waits for staff
// who process it by hand, and in the end it is shown which words in which layout were agreed to. On both engines.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';

import { launch, visit } from './support/browser.mjs';
import { button } from './support/crowds.mjs';
import { press, someone } from './support/people.mjs';
import { engines, startPortal } from './support/portal.mjs';
import { setUp } from './support/staff.mjs';

const fair = 'https://fair.example';
const phone = { width: 360, height: 740 };

/** Field by field: kind, identifier, behind which, its label in English and Norwegian, and what else is filled in. */
const questions = [
  ['page', 'about', 'email', 'About the webinar', 'Om webinaret'],
  ['whole_number', 'people', 'about', 'How many are you?', 'Hvor mange kommer dere?'],
  ['date_time', 'starts', 'people', 'When does it suit you?', 'Når passer det?'],
  ['page', 'agree', 'starts', 'What we may send', 'Hva vi kan sende'],
  ['subscriptions', 'letters', 'agree', 'Which letters would you like?', 'Hvilke brev vil du ha?'],
];

for (const engine of engines) {
  describe(`a webinar, on ${engine}`, () => {
    let portal, browser, kari, form;

    before(async () => {
      browser = await launch();
      portal = await startPortal({ engine });
      kari = await visit(browser, portal);
      await setUp(kari, portal);
    });
    after(async () => {
      await kari?.leave();
      await browser?.close();
      await portal?.stop();
    });
    const main = () => kari.page.locator('main').innerText();
    const says = async (...words) => {
      const text = await main();
      for (const one of words) assert.ok(text.includes(one), `“${one}” is not in:\n${text}`);
    };
    const here = () => new URL(kari.page.url()).pathname;
    const opensDetails = () => kari.page.locator('main details').evaluateAll((all) => all.forEach((it) => (it.open = true)));

    test('is built in two languages, and nothing is published before every word is there', async () => {
      const { page } = kari;
      await kari.open('/admin/forms/new');
      await page.locator('[name=name]').fill('Webinar');
      for (const language of ['English', 'Norsk bokmål']) await page.getByLabel(language, { exact: true }).check();
      await page.locator('[name=start]').selectOption('event');
      await press(page, button(page, 'Add and open the draft'));
      form = here().replace('/draft', '');
      for (const [kind, identifier, behind, english, norwegian] of questions) {
        await kari.open(`${form}/draft/new-field?kind=${kind}`);
        await page.locator('[name=identifier]').fill(identifier);
        await page.locator('[name=after]').selectOption(behind);
        await opensDetails();
        await page.locator('[name=label-en]').fill(english);
        if (identifier !== 'starts') await page.locator('[name=label-nb]').fill(norwegian);
        if (kind === 'subscriptions') await page.getByLabel('News', { exact: true }).check();
        await press(page, button(page, 'Add the field'));
        assert.ok(page.url().endsWith('/draft?done=added'), await main());
      }
      // One word is missing in one language: refused, and the way to it is a link.
      await kari.open(`${form}/draft/publication`);
      await page.locator('main .ds-alert a, main .ds-error-summary a').first().click();
      await page.waitForLoadState();
      await opensDetails();
      await page.locator('[name=label-nb]').fill(questions[2][4]);
      await press(page, button(page, 'Save'));
      await kari.open('/admin/settings/organisation');
      await page.locator('[name=organisation_name]').fill('Fjordlys AS');
      await press(page, button(page, 'Save'));
      await kari.open(`${form}/processing`);
      await page.locator('[name=mode][value=manual]').check();
      await press(page, button(page, 'Save'));
    });

    test('is looked at on both screens in both languages, and published', async () => {
      const { page } = kari;
      for (const [language, words] of [['en', 'How many are you?'], ['nb', 'Hvor mange kommer dere?']]) {
        await kari.open(`${form}/draft/preview?language=${language}&page=2`);
        const frames = page.locator('main iframe');
        assert.equal(await frames.count(), 2, 'a telephone and a desk');
        for (let at = 0; at < 2; at += 1) {
          assert.ok((await page.frameLocator('main iframe').nth(at).locator('main').innerText()).includes(words));
        }
        const [narrow, wide] = await Promise.all([0, 1].map((at) => frames.nth(at).boundingBox()));
        assert.ok(narrow.width < 400 && wide.width > narrow.width, `${narrow.width} and ${wide.width}`);
      }
      await kari.open(`${form}/draft/publication`);
      await press(page, button(page, 'Publish'));
      await says('Published.');
      await kari.open(`${form}/properties`);
      await page.locator('[name=origins]').fill(fair);
      await press(page, button(page, 'Save'));
    });

    /** Somebody at a page of another site that shows the form in the frame that staff copied. */
    const atTheFair = async (origin, options) => {
      const visitor = await visit(browser, portal, options);
      await kari.open(form);
      const sources = await kari.page.locator('main pre, main code').allTextContents();
      const snippet = sources.find((text) => text.includes('<iframe'));
      assert.ok(snippet, sources.join('\n'));
      const body = `<!doctype html><html lang="en"><title>Spring fair</title><h1>Spring fair</h1>${snippet}`;
      // Both are on this machine, which a browser asks about first when a page of the wide world shows one of it.
      await visitor.context.grantPermissions(['local-network-access'], { origin });
      await visitor.context.route(`${origin}/**`, (route) => route.fulfill({ contentType: 'text/html', body }));
      // The other site's own page is no request of ours to complain about.
      const own = () => visitor.complaints.splice(0, Infinity, ...visitor.complaints.filter((line) => !line.includes(origin)));
      await visitor.page.goto(`${origin}/webinar`);
      own();
      return { ...visitor, frame: visitor.page.frame({ url: /\/f\/webinar/ }) ?? visitor.page.frames()[1], own };
    };
    const advances = async (visitor, name) => {
      const [answer] = await Promise.all([
        visitor.page.waitForResponse((response) => response.request().method() === 'POST'),
        visitor.frame.getByRole('button', { name, exact: true }).click(),
      ]);
      await visitor.frame.waitForLoadState();
      return answer;
    };

    test('a site that is not listed gets no frame', async () => {
      const visitor = await atTheFair('https://other.example', { viewport: phone });
      const refused = () => visitor.complaints.some((line) => line.includes('frame-ancestors'));
      for (let look = 0; look < 100 && !refused(); look += 1) await pause(100);
      assert.ok(visitor.complaints.some((line) => line.includes('frame-ancestors')), visitor.complaints.join('\n'));
      assert.equal(await visitor.page.frames()[1].locator('[name=email]').count(), 0);
      await visitor.context.close();
    });

    test('in the page of a listed site it goes forward, back by the browser, is loaded anew, and is sent once', async () => {
      const email = someone('line');
      const visitor = await atTheFair(fair, { viewport: phone });
      const { page, frame } = visitor;
      const field = (name) => frame.locator(`[name="${name}"]`);
      const width = await frame.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
      assert.ok(width[0] <= width[1], `the form is ${width[0]} wide in ${width[1]}`);
      await field('first_name').fill('Line');
      await field('last_name').fill('Dahl');
      await field('email').fill(email);
      await pause(2_200);
      await advances(visitor, 'Continue');
      assert.ok((await frame.locator('main').innerText()).includes('Step 2 of 3'));
      // The browser's own Back: the first page, as it was or empty, and from there on once more.
      await page.evaluate(() => history.back());
      await pause(1_000);
      await frame.waitForLoadState();
      await frame.locator('[name=email]').first().waitFor();
      for (const [name, value] of [['first_name', 'Line'], ['last_name', 'Dahl'], ['email', email]]) await field(name).fill(value);
      await pause(2_200);
      await advances(visitor, 'Continue');
      // What stands on the second page is kept by the form's own Back.
      await field('people').fill('3');
      await field('starts').fill('2027-01-15T10:00');
      await advances(visitor, 'Back');
      assert.equal(await field('email').inputValue(), email);
      await advances(visitor, 'Continue');
      assert.deepEqual([await field('people').inputValue(), await field('starts').inputValue()], ['3', '2027-01-15T10:00']);
      await advances(visitor, 'Continue');
      assert.equal(await frame.locator('main input[type=checkbox]:checked').count(), 0, 'a box is ticked beforehand');
      await frame.getByRole('checkbox', { name: 'News', exact: true }).check();
      const consent = frame.locator('input[type=checkbox][name^=consent]').first();
      await consent.check();
      const answer = await advances(visitor, await frame.locator('main form button').first().innerText());
      assert.equal(answer.status(), 303, await frame.locator('main').innerText());
      assert.ok((await frame.locator('main').innerText()).includes('e-mail'));
      const confirm = (await portal.mailbox.next(email)).link('confirm');
      assert.equal(await portal.mailbox.waiting(email), 0, 'one mail for one form');
      visitor.own();
      await visitor.leave();

      const reader = await visit(browser, portal, { viewport: phone });
      await reader.open(confirm);
      await press(reader.page, reader.page.locator('main form button'));
      await reader.leave();
    });

    test('two tabs are two forms, and each is sent from its own', async () => {
      const visitor = await visit(browser, portal, { viewport: phone });
      const other = await visitor.context.newPage();
      const emails = [someone('tab'), someone('tab')];
      const tabs = [visitor.page, other];
      for (const page of tabs) await page.goto(`${portal.base}/nb/f/webinar`);
      const first = async (page, email) => {
        for (const [name, value] of [['first_name', 'Ola'], ['last_name', 'Moe'], ['email', email]]) await page.locator(`[name="${name}"]`).fill(value);
      };
      for (const [at, page] of tabs.entries()) await first(page, emails[at]);
      await pause(2_200);
      const onward = (page) => press(page, page.locator('main form button').first());
      for (const page of tabs) await onward(page);
      for (const page of tabs) {
        assert.ok((await page.locator('main').innerText()).includes('Hvor mange kommer dere?'));
        await page.locator('[name=people]').fill('1');
        // Whoever loads the page anew sends the step anew, and is where they were.
        await Promise.all([page.waitForResponse((response) => response.request().method() === 'POST'), page.reload()]);
        await page.locator('[name=people]').fill('2');
        await onward(page);
        await page.locator('input[type=checkbox][name^=consent]').first().check();
        assert.equal((await onward(page)).status(), 303);
      }
      for (const email of emails) {
        await portal.mailbox.next(email);
        assert.equal(await portal.mailbox.waiting(email), 0);
      }
      await visitor.leave();
    });

    test('waits for staff, is processed by hand, and what was agreed to can be shown', async () => {
      const { page } = kari;
      await kari.open('/admin/submissions?status=submitted');
      assert.equal(await page.locator('main tbody tr').count(), 1, 'one was confirmed');
      await page.locator('main table a').first().click();
      await page.waitForLoadState();
      await says('3', '2027');
      const path = here();
      await press(page, button(page, 'Add as a new contact'));
      // The form beside it, as it was filled in, and the version by its hash.
      await kari.open(path);
      const seen = await page.frameLocator('main iframe').first().locator('main').innerText();
      assert.ok(seen.includes('Which letters would you like?') && seen.includes('How many are you?'), seen);
      assert.equal(await page.frameLocator('main iframe').first().locator('fieldset[disabled]').count(), 1);
      await kari.open(`${form}/versions/1?language=en&page=3`);
      const [hash, again] = [...(await main()).matchAll(/[0-9a-f]{64}/g)].map(([hash]) => hash);
      assert.ok(hash && hash === again, 'the hash that is worked out anew is the recorded one');
      assert.ok((await page.frameLocator('main iframe').first().locator('main').innerText()).includes('What we may send'));
      // And from the person: the consent names its form and that version.
      await kari.open('/admin/contacts?search=dahl');
      await page.locator('main table a[href^="/admin/contacts/"]').first().click();
      await page.waitForLoadState();
      await page.locator('main').getByRole('link', { name: 'Privacy', exact: true }).first().click();
      await page.waitForLoadState();
      await says('Consent', 'Web form', 'The contact');
      await page.locator('main table').getByRole('link', { name: 'E-marketing' }).first().click();
      await page.waitForLoadState();
      await opensDetails();
      await says('Form Webinar, version 1');
      await page.locator('main').getByRole('link', { name: 'See the page as it was' }).first().click();
      await page.waitForLoadState();
      assert.equal(new URL(page.url()).searchParams.get('page'), '3', 'the page with the box');
      await says(hash);
      const words = await page.frameLocator('main iframe').first().locator('main').innerText();
      assert.ok(words.includes('Which letters would you like?') && words.includes('withdraw'), words);
    });
  });
}
