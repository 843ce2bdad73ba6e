// A newcomer without JavaScript: from the home page to a saved preference, and out again. On both engines.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { launch, visit } from './support/browser.mjs';
import { fillIn, join, press, said, save, send, signUp, someone, switches } from './support/people.mjs';
import { engines, startPortal } from './support/portal.mjs';

for (const engine of engines) {
  describe(`without JavaScript, on ${engine}`, () => {
    let portal, browser, visitor;

    before(async () => {
      browser = await launch();
      portal = await startPortal({ engine });
    });
    after(async () => {
      await browser?.close();
      await portal?.stop();
    });
    const person = async () => (visitor = await visit(browser, portal));

    test('a form with slips comes back with a summary that leads to each field', async () => {
      const { page } = await person();
      await visitor.open('/');
      await page.locator('main a[href$="/f/newsletter"]').first().click();
      const untouched = await page.title();
      await page.locator('[name=first_name]').fill('Ada');
      await page.locator('[name=email]').fill('not an address');
      const answer = await send(page);
      assert.equal(answer.status(), 422);
      assert.equal(await page.title(), `Error: ${untouched}`);
      // The summary stands before everything else of the content.
      assert.equal(await page.locator('main > :first-child, main > :first-child > :first-child').locator('a[href^="#"]').first().count(), 1);
      const lines = await page.locator('.ds-error-summary a').all();
      assert.ok(lines.length >= 1);
      for (const line of lines) {
        const words = (await line.innerText()).trim();
        await line.click();
        const field = page.locator(':focus');
        assert.equal(`#${await field.getAttribute('id')}`, await line.getAttribute('href'));
        assert.equal(await field.getAttribute('aria-invalid'), 'true');
        const described = ((await field.getAttribute('aria-describedby')) ?? '').split(' ').filter(Boolean);
        const beside = await Promise.all(described.map((id) => page.locator(`[id="${id}"]`).innerText()));
        const group = await field.locator('xpath=ancestor::fieldset[1]').allInnerTexts();
        assert.ok([...beside, ...group].some((text) => text.includes(words)), `"${words}" is not beside its field`);
      }
      // What was typed is still there, and no mail left.
      assert.equal(await page.locator('[name=first_name]').inputValue(), 'Ada');
      assert.equal(await page.locator('[name=email]').inputValue(), 'not an address');
      await visitor.leave();
    });

    test('signs up, confirms, changes a choice, takes it back, and leaves', async () => {
      const email = someone();
      const { page } = await person();
      await visitor.open('/f/newsletter');
      assert.equal(await page.locator('main input[type=checkbox]:checked').count(), 0, 'a box is ticked beforehand');
      await fillIn(page, { email, types: ['News', 'Invitations'] });
      await send(page);
      assert.equal(new URL(page.url()).pathname, '/f/newsletter/thanks');

      const request = await portal.mailbox.next(email);
      assert.equal(request.header('auto-submitted'), 'auto-generated');
      const confirm = request.link('confirm');
      // Opening the link confirms nothing, however often a scanner does it.
      for (let time = 0; time < 3; time += 1) await visitor.open(confirm);
      assert.equal(await portal.mailbox.waiting(email), 0);
      await press(page, page.locator('main form button'));
      assert.match(await page.locator('main').innerText(), /News/);
      assert.match(await page.locator('main').innerText(), /Invitations/);
      const confirmed = await visitor.heading();
      await visitor.open(confirm);
      assert.equal(await visitor.heading(), confirmed, 'a link that was used shows what it did');

      const welcome = await portal.mailbox.next(email);
      await visitor.open(welcome.link('p'));
      const shown = await page.locator('main').innerText();
      assert.ok(!shown.includes(email) && shown.includes('a•••@example.org'), 'the address is masked');
      const begun = await switches(page);
      assert.deepEqual(
        ['News', 'Invitations', 'Promotions', 'Urgent messages'].map((type) => begun[type]),
        [true, true, false, false],
      );

      await page.getByRole('switch', { name: 'News', exact: true }).uncheck();
      await page.getByRole('switch', { name: 'Promotions', exact: true }).check();
      const answer = await save(page);
      assert.equal(answer.status(), 303);
      const told = (await said(page)).join('\n');
      assert.match(told, /News/);
      assert.match(told, /Promotions/);
      assert.doesNotMatch(told, /Invitations|Urgent/);
      const changed = await portal.mailbox.next(email);
      assert.match(changed.text, /News/);
      assert.doesNotMatch(changed.text.split('http')[0], /Urgent/);

      // The same again changes nothing and mails nobody.
      await visitor.open(welcome.link('p'));
      await save(page);
      assert.equal(await page.locator('.ds-alert[data-color=success]').count(), 0);
      assert.equal(await portal.mailbox.waiting(email), 0);

      await visitor.open(changed.link('restore'));
      await press(page, page.locator('main form button'));
      await visitor.open(welcome.link('p'));
      assert.deepEqual(await switches(page), begun);
      await portal.mailbox.next(email);

      await press(page, page.locator('form[action$="/withdrawal"] button'));
      assert.ok((await said(page)).length > 1);
      await portal.mailbox.next(email);
      await visitor.open(welcome.link('p'));
      const [consent] = Object.values(await switches(page));
      assert.equal(consent, false);
      await visitor.leave();
    });

    test('leaves everything from the foot of a mail', async () => {
      const email = someone();
      const { page } = await person();
      const { welcome, preferences } = await join(visitor, portal, email);
      await visitor.open(welcome.link('unsubscribe'));
      await press(page, page.locator('form:has([name=scope][value=everything]) button'));
      assert.ok((await said(page)).length > 0);
      await visitor.open(preferences);
      assert.equal(Object.values(await switches(page))[0], false);
      await visitor.leave();
    });

    test('a link that opens nothing says so alike and mails a fresh one', async () => {
      const email = someone();
      const { page } = await person();
      const { preferences } = await join(visitor, portal, email);
      const bodies = new Set();
      const damaged = preferences.slice(0, -2) + (preferences.endsWith('A') ? 'BB' : 'AA');
      for (const path of [damaged, '/p/garbage', '/confirm/garbage', '/restore/garbage', '/data/garbage', '/unsubscribe/garbage']) {
        const answer = await visitor.open(path);
        assert.equal(answer.status(), 410, path);
        bodies.add(await page.locator('main').innerText());
      }
      assert.equal(bodies.size, 1, 'one page for all of them');
      await page.locator('main [name=email]').fill(email);
      await send(page);
      assert.equal(new URL(page.url()).pathname, '/link/sent');
      const known = await page.content();
      await visitor.open((await portal.mailbox.next(email)).link('p'));
      assert.equal((await switches(page)).News, true);

      // Somebody whom nobody knows reads the same, and gets no mail.
      const stranger = someone('stranger');
      await visitor.open('/link');
      await page.locator('main [name=email]').fill(stranger);
      await send(page);
      assert.equal(await page.content(), known);
      await visitor.leave();
    });

    test('who signs up again reads the same page and gets another mail', async () => {
      const email = someone();
      const { page } = await person();
      const { preferences } = await join(visitor, portal, email);
      await visitor.open('/f/newsletter');
      await fillIn(page, { email });
      await send(page);
      const known = await page.content();
      const mail = await portal.mailbox.next(email);
      assert.equal(new URL(mail.link('p')).pathname.split('/').length, new URL(preferences).pathname.split('/').length);
      await visitor.open('/f/newsletter');
      await fillIn(page, { email: someone('stranger') });
      await send(page);
      assert.equal(await page.content(), known);
      await visitor.leave();
    });

    test('asking to see the data mails a link that shows them', async () => {
      const email = someone();
      const { page } = await person();
      const { preferences } = await join(visitor, portal, email);
      await visitor.open(preferences);
      await press(page, page.locator('form[action$="/data-link"] button'));
      await visitor.open((await portal.mailbox.next(email)).link('data'));
      const shown = await page.locator('main').innerText();
      assert.ok(shown.includes(email) && shown.includes('Ada Lovelace'));
      await visitor.leave();
    });

    test('pages behind a link keep nothing and tell nobody', async () => {
      const email = someone();
      await person();
      const confirm = await signUp(visitor, portal, email);
      await visitor.context.clearCookies();
      const follow = async (link) => {
        const answer = await visitor.open(link);
        const headers = answer.headers();
        assert.equal(headers['set-cookie'], undefined);
        assert.equal(headers['referrer-policy'], 'no-referrer');
        assert.equal(headers['cache-control'], 'no-store');
        assert.match(headers['x-robots-tag'], /noindex/);
        assert.match(headers['content-security-policy'], /default-src 'none'/);
        assert.doesNotMatch(headers['content-security-policy'], /unsafe-inline/);
      };
      await follow(confirm);
      await press(visitor.page, visitor.page.locator('main form button'));
      const welcome = await portal.mailbox.next(email);
      for (const link of welcome.links.filter((link) => link.startsWith(`${portal.base}/`) && link.length > portal.base.length + 30)) await follow(link);
      await visitor.open(welcome.link('p'));
      await save(visitor.page);
      assert.deepEqual(await visitor.context.cookies(), []);
      await visitor.leave();
    });

    test('taking consent back needs no more clicks than giving it (GDPR Art. 7(3))', async () => {
      const email = someone();
      const { page } = await person();
      let clicks = 0;
      const click = async (what) => {
        clicks += 1;
        return what;
      };
      await visitor.open('/f/newsletter');
      await page.locator('[name=email]').fill(email);
      await (await click(page.locator('input[type=checkbox][name=consent]'))).check();
      await (await click(page.getByRole('checkbox', { name: 'News', exact: true }))).check();
      clicks += 1;
      await send(page);
      clicks += 1;
      await visitor.open((await portal.mailbox.next(email)).link('confirm'));
      await press(page, await click(page.locator('main form button')));
      const given = clicks;

      clicks = 1;
      await visitor.open((await portal.mailbox.next(email)).link('unsubscribe'));
      await press(page, await click(page.locator('form:has([name=scope][value=everything]) button')));
      assert.ok((await said(page)).length > 0, 'withdrawn');
      assert.ok(clicks <= given && clicks === 2, `${clicks} clicks to leave, ${given} to join`);
      await visitor.leave();
    });
  });
}
