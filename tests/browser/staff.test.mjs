// The first day of an administrator, without JavaScript and without a mouse: from the link that the first start prints to a
// privacy confirmation found under activities as it was sent. On both engines.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { launch, visit } from './support/browser.mjs';
import { join, send } from './support/people.mjs';
import { engines, startPortal } from './support/portal.mjs';
import { enter, freshCode, password, recoveryCodes, setUpLink, shownKey, tabTo, type } from './support/staff.mjs';

const pictures = process.env.SCREENSHOTS;
const courses = {
  en: ['Courses', 'What we teach, and when.'],
  nb: ['Kurs', 'Hva vi lærer bort, og når.'],
  sv: ['Kurser', 'Vad vi lär ut, och när.'],
  da: ['Kurser', 'Hvad vi underviser i, og hvornår.'],
  de: ['Kurse', 'Was wir unterrichten, und wann.'],
  nl: ['Cursussen', 'Wat we geven, en wanneer.'],
};

/** For how many days a personal link works, as its token says. */
function days(link) {
  const token = new URL(link).pathname.split('/').find((part) => part.split('.').length === 3);
  const { iat, exp } = JSON.parse(Buffer.from(token.split('.')[1], 'base64url'));
  return (exp - iat) / 86_400;
}

for (const engine of engines) {
  describe(`the first day of an administrator, on ${engine}`, () => {
    let portal, browser, kari, ada, preferences, codes;
    const email = 'ada@example.org';
    const main = (words) => kari.page.locator('main').getByText(words).first();
    const link = (name) => kari.page.getByRole('link', { name, exact: true }).first();
    const button = (name) => kari.page.locator('main').getByRole('button', { name, exact: true });
    const field = (name) => kari.page.locator(`main [name="${name}"]`);
    const picture = (name) => pictures && kari.page.screenshot({ path: `${pictures}/day-${engine}-${name}.png`, fullPage: true });
    const done = async (words) => assert.equal((await kari.page.locator('main > .ds-alert').first().innerText()).trim(), words);

    before(async () => {
      browser = await launch();
      portal = await startPortal({ engine });
      kari = await visit(browser, portal);
      ada = await visit(browser, portal);
      ({ preferences } = await join(ada, portal, email));
    });
    after(async () => {
      await kari?.leave();
      await ada?.leave();
      await browser?.close();
      await portal?.stop();
    });

    test('follows the printed link and sets up signing in, the second step first of all', async () => {
      const { page } = kari;
      const printed = setUpLink(portal);
      await kari.open(printed);
      await type(page, field('name'), 'Kari Nordmann');
      await type(page, field('address'), 'kari@example.org');
      await type(page, field('new-password'), password);
      await enter(page, button('Create the account'));
      assert.equal(new URL(page.url()).pathname, '/admin/account/two-step');
      await kari.open('/admin/contacts');
      assert.equal(new URL(page.url()).pathname, '/admin/account/two-step', 'nothing else opens before');
      assert.equal(await page.locator('nav a').count(), 0);
      await picture('second-step');
      await type(page, field('code'), '000000');
      await enter(page, button('Turn it on'));
      assert.match(await page.locator('.ds-error-summary').innerText(), /not right/);
      await type(page, field('code'), await freshCode(await shownKey(page)));
      await enter(page, button('Turn it on'));
      codes = await recoveryCodes(page);
      assert.equal(codes.length, 10);
      await picture('codes');
      await enter(page, link('I have kept them'));
      assert.equal(new URL(page.url()).pathname, '/admin/contacts', 'and on to where they wanted to be');
      assert.equal((await kari.open(printed)).status(), 410, 'the link worked once');
    });

    test('comes in again by password and a code', async () => {
      const { page } = kari;
      await kari.open('/admin');
      await enter(page, page.getByRole('button', { name: 'Sign out' }));
      await kari.open('/admin/settings/links');
      assert.equal(new URL(page.url()).pathname, '/admin/sign-in');
      await type(page, field('address'), 'kari@example.org');
      await type(page, field('password'), password);
      await enter(page, button('Sign in'));
      assert.equal(new URL(page.url()).pathname, '/admin/sign-in/code');
      await type(page, field('code'), codes[0]);
      await enter(page, button('Sign in'));
      assert.equal(new URL(page.url()).pathname, '/admin/settings/links', 'where they wanted to be');
    });

    test('invites a colleague with a role, who chooses a password', async () => {
      const { page } = kari;
      await enter(page, link('Users'));
      await enter(page, link('Invite a colleague'));
      await type(page, field('name'), 'Bo Berg');
      await type(page, field('address'), 'bo@example.org');
      await tabTo(page, field('role'));
      await field('role').selectOption({ label: 'Agent' });
      await tabTo(page, field('language'));
      await field('language').selectOption({ label: 'Dansk' });
      await enter(page, button('Send the invitation'));
      await done('The e-mail is on its way.');
      assert.match(await page.getByRole('row', { name: /Bo Berg/ }).innerText(), /Agent[\s\S]*Invited/);
      await picture('users');

      const bo = await visit(browser, portal);
      await bo.open((await portal.mailbox.next('bo@example.org')).link('admin'));
      await type(bo.page, bo.page.locator('[name=new-password]'), 'vinden kommer fra vest igen');
      await enter(bo.page, bo.page.locator('main form button'));
      assert.equal(new URL(bo.page.url()).pathname, '/admin', 'an agent is in at once');
      assert.equal(await bo.page.locator('html').getAttribute('lang'), 'da');
      assert.equal(await bo.page.locator('nav a[href="/admin/users"]').count(), 0, 'with an agent’s rights');
      assert.equal((await bo.open('/admin/users')).status(), 403);
      await bo.leave();
      await page.reload();
      assert.match(await page.getByRole('row', { name: /Bo Berg/ }).innerText(), /Active/);
    });

    test('adds a subscription type in six languages, and it is on the public pages at once', async () => {
      const { page } = kari;
      await enter(page, link('Subscription types'));
      await enter(page, page.locator('main a[href$="/new"]'));
      for (const [language, [name, description]] of Object.entries(courses)) {
        const words = page.locator('details', { has: page.locator(`[name="name-${language}"]`) });
        if ((await words.getAttribute('open')) === null) {
          await tabTo(page, words.locator('summary'));
          await page.keyboard.press('Enter');
        }
        await type(page, field(`name-${language}`), name);
        await type(page, field(`description-${language}`), description);
      }
      await picture('new-type');
      await enter(page, button('Add'));
      await done('Added.');
      assert.match(await page.getByRole('row', { name: /Courses/ }).innerText(), /6 \/ 6/);
      await picture('types');
      for (const [language, [name, description]] of Object.entries(courses)) {
        const path = new URL(preferences).pathname.replace(/^\/(?:[a-z]{2}\/)?p\//, `/${language}/p/`);
        await ada.open(path);
        assert.equal(await ada.page.getByRole('switch', { name, exact: true }).count(), 1, language);
        assert.match(await ada.page.locator('main').innerText(), new RegExp(description.replace(/[.]/g, '\\.')), language);
      }
    });

    test('changes how long links work, and the next link works that long', async () => {
      const { page } = kari;
      assert.equal(days(preferences), 21);
      await enter(page, link('Settings'));
      await enter(page, link('Links'));
      await type(page, field('preference_link_days'), '366');
      await enter(page, button('Save'));
      assert.equal(await field('preference_link_days').inputValue(), '366', 'what was typed is kept');
      assert.match(await page.locator('.ds-error-summary').innerText(), /365/);
      await type(page, field('preference_link_days'), '30');
      await enter(page, button('Save'));
      await done('Saved.');
      await ada.open('/link');
      await ada.page.locator('[name=email]').fill(email);
      await send(ada.page);
      assert.equal(days((await portal.mailbox.next(email)).link('p')), 30);
    });

    test('opens a contact and documents a consent with basis and source', async () => {
      const { page } = kari;
      await enter(page, link('Contacts'));
      const search = page.locator('main input[type=search], main [name=search]').first();
      await type(page, search, 'lovelace');
      await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
      await picture('contacts');
      await enter(page, link('Ada Lovelace'));
      await picture('card');
      await enter(page, link('Privacy'));
      await enter(page, link('Sales and service'));
      await tabTo(page, field('basis'));
      await field('basis').selectOption({ label: 'Contract' });
      await tabTo(page, field('source'));
      await field('source').selectOption({ label: 'E-mail' });
      await type(page, field('comment'), 'Signed on paper, 14 March');
      await enter(page, button('Save consent'));
      await done('Saved.');
      const now = await page.locator('main').innerText();
      for (const words of ['Contract', 'E-mail', 'Signed on paper, 14 March', 'Kari Nordmann', 'Legitimate interest']) {
        assert.ok(now.includes(words), `${words} is not in:\n${now}`);
      }
      await picture('consent');
    });

    test('sends the privacy confirmation again and finds it under activities exactly as sent', async () => {
      const { page } = kari;
      await enter(page, link('Privacy confirmation'));
      await type(page, field('subject'), 'What we keep about you, and why');
      await picture('confirmation');
      await enter(page, button('Send confirmation'));
      await done('The e-mail is on its way.');
      assert.match(page.url(), /\/activities\?/);
      const mail = await portal.mailbox.next(email);
      assert.equal(mail.subject, 'What we keep about you, and why');
      assert.equal(mail.to, email);
      await page.reload();
      await picture('activities');
      assert.match(await page.locator('main table').innerText(), /privacy confirmation was sent/);
      await enter(page, page.locator('main table a').first());
      assert.equal(await kari.heading(), mail.subject);
      await picture('mail');
      const shown = (await page.locator('main').innerText()).replaceAll(/\s+/g, ' ');
      const sentences = mail.text.split('\n').map((line) => line.trim()).filter((line) => line !== '' && !/https?:|@/.test(line));
      assert.ok(sentences.length >= 5, mail.text);
      const source = (await page.locator('main pre, main .source').last().textContent()) ?? '';
      for (const line of sentences) assert.ok(source.includes(line), `“${line}” is not in what is shown as sent:\n${source}`);
      assert.ok(shown.includes(email));
      await enter(page, link('Activities'));
      await enter(page, link('Privacy'));
      await main('Sales and service').waitFor();
    });
  });
}
