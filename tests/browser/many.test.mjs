// The week in which everybody comes over from Mailchimp, without JavaScript: a file of four hundred comes in with legal basis and
// source, those in Norway who never answered get a basis in one go and lose it again, a list is taken out, and who is of no use
// any more goes to the bin. On both engines.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';

import { launch, visit } from './support/browser.mjs';
import { addCondition, button, check, run, settled, upload } from './support/crowds.mjs';
import { press, send } from './support/people.mjs';
import { engines, startPortal } from './support/portal.mjs';
import { setUp } from './support/staff.mjs';

const columns =
  '"Email Address","First Name","Last Name",Address,"Phone Number",MEMBER_RATING,OPTIN_TIME,OPTIN_IP,CONFIRM_TIME,CONFIRM_IP,' +
  'LATITUDE,LONGITUDE,GMTOFF,DSTOFF,TIMEZONE,CC,REGION,LAST_CHANGED,LEID,EUID,NOTES,TAGS';
const countries = ['NO', 'SE', 'DK', 'DE', 'NL'];
const formula = '=HYPERLINK("https://evil.example","see")';
const quoted = (cell) => `"${cell.replaceAll('"', '""')}"`;
const member = (address, first, last, country, confirmed = '') =>
  [address, first, last, '', '', '2', '', '', confirmed, confirmed && '192.0.2.1', '', '', '', '', '', country, '', '2024-05-02 08:00:00', '1', 'a1', '', '']
    .map(quoted)
    .join(',');

/** Four hundred rows: 397 new people, of whom every other one confirmed and every fifth is in Norway; Åse, of whom only the
 * address is known here; Lars, who has left; and one that is no address. */
function subscribed() {
  const rows = Array.from({ length: 397 }, (_, at) => {
    const n = at + 1;
    const confirmed = n % 2 === 0 ? '2024-03-05 14:35:00' : '';
    return member(`person${n}@example.org`, n === 5 ? formula : 'Person', `Number ${n}`, countries[n % 5], confirmed);
  });
  rows.push(member('åse@example.org', 'Åse', 'Ærlig', 'NO'));
  rows.push(member('lars@example.org', 'Lars', 'Holm', 'NO', '2023-01-05 10:00:00'));
  rows.push(member('no address at all', 'No', 'Body', 'NO'));
  return `${[columns, ...rows].join('\n')}\n`;
}

const unsubscribed =
  '"Email Address","First Name","Last Name",MEMBER_RATING,CONFIRM_TIME,CONFIRM_IP,CC,LAST_CHANGED,UNSUB_TIME,UNSUB_CAMPAIGN_TITLE,UNSUB_REASON,LEID,EUID\n' +
  'lars@example.org,Lars,Holm,2,"2023-01-05 10:00:00",192.0.2.1,NO,"2024-05-01 09:00:00","2024-05-01 09:00:00","May letter","NO_LONGER",2,b2\n';

for (const engine of engines) {
  describe(`everybody comes over, on ${engine}`, () => {
    let portal, browser, kari;
    const number = (path) => path.split('/').pop();
    const here = () => new URL(kari.page.url()).pathname;
    const main = () => kari.page.locator('main').innerText();
    const link = (name) => kari.page.locator('main').getByRole('link', { name, exact: true }).first();
    const field = (label) => kari.page.locator('main').getByLabel(label, { exact: true });
    const follows = async (name) => {
      const target = link(name);
      await Promise.all([kari.page.waitForEvent('load'), target.click()]);
    };
    const facts = () =>
      kari.page.locator('main dl').evaluateAll((all) =>
        Object.fromEntries(all.flatMap((list) => [...list.querySelectorAll('dt')].map((name) => [name.innerText.trim(), name.nextElementSibling.innerText.trim()]))),
      );
    const rows = () => kari.page.locator('main tbody tr').evaluateAll((all) => all.map((row) => [...row.cells].map((cell) => cell.innerText.trim())));
    const says = async (...words) => {
      const text = await main();
      for (const one of words) assert.ok(text.includes(one), `“${one}” is not in:\n${text}`);
    };
    /** Opens the privacy view of somebody who is looked for in the list; answers the row of E-marketing. */
    const marketingOf = async (address) => {
      await kari.open(`/admin/contacts?search=${encodeURIComponent(address)}`);
      await kari.page.locator('main table a[href^="/admin/contacts/"]').first().click();
      await follows('Privacy');
      return (await rows()).find((row) => row[0].includes('E-marketing'));
    };
    const saves = async (name) => {
      await field('Name').fill(name);
      await press(kari.page, button(kari.page, 'Save'));
      return here();
    };
    let never, job;

    before(async () => {
      browser = await launch();
      portal = await startPortal({ engine });
      kari = await visit(browser, portal);
      await setUp(kari, portal);
      await kari.open('/admin/contacts/new');
      await kari.page.locator('[name=address]').fill('åse@example.org');
      await press(kari.page, kari.page.locator('main form .actions button'));
    });
    after(async () => {
      await kari?.leave();
      await browser?.close();
      await portal?.stop();
    });

    test('who had left comes in first, and stays out', async () => {
      const path = await upload(kari, 'unsubscribed_email_audience_export_5a1b.csv', unsubscribed);
      assert.equal(await field('Comes from').inputValue(), 'mailchimp');
      await check(kari, path);
      assert.equal((await facts()).New, '1');
      await run(kari, path);
      assert.match((await marketingOf('lars@example.org')).join(' '), /Withdrawn/);
    });

    test('a file of four hundred comes in with legal basis, source and proof, and changes nothing before it is run', async () => {
      const path = await upload(kari, 'subscribed_email_audience_export_5a1b.csv', subscribed());
      assert.equal(await field('Comes from').inputValue(), 'mailchimp');
      await says('For example: person1@example.org · person2@example.org · person3@example.org');
      await field('Legal basis for storing new people (optional)').selectOption({ label: 'Contract' });
      await field('E-marketing: legal basis for all rows (optional)').selectOption({ label: 'Consent' });
      assert.equal(await kari.page.locator('[name=source] option:checked').innerText(), 'Import');
      await kari.page.locator('[name=evidence]').fill('Confirmed by e-mail at Mailchimp');
      await kari.page.locator('[name=comment]').fill('Moved over in spring');
      await check(kari, path);
      const expected = { New: '397', Changed: '1', 'As the file says already': '1', 'Left out': '0', Refused: '1' };
      const found = await facts();
      for (const [name, count] of Object.entries(expected)) assert.equal(found[name], count, name);
      assert.ok((await rows()).some((row) => row.join(' ') === '401 Email Address This is not an e-mail address.'), JSON.stringify(await rows()));
      await says('What it would come to', '→ Contract', 'person1@example.org');
      await kari.open('/admin/contacts?search=person1@example.org');
      assert.equal(await kari.page.locator('main table').count(), 0, 'nobody has come in yet');
      await kari.open(path);
      await run(kari, path);
      await says('What it came to');
      const done = await facts();
      for (const [name, count] of Object.entries(expected)) assert.equal(done[name], count, name);

      // What came of it, as selections.
      await follows('Import 2, changed: subscribed_email_audience_export_5a1b.csv');
      assert.deepEqual((await rows()).map((row) => row[1]), ['åse@example.org']);
      await kari.open(path);
      await follows('Import 2, new: subscribed_email_audience_export_5a1b.csv');
      assert.match((await facts()).Contacts, /^397\b/);

      await kari.open('/admin/jobs');
      assert.equal((await rows())[0][2], '400 of 400');
      const confirmed = (await marketingOf('person2@example.org')).join(' ');
      for (const words of ['Consent', 'Import', 'Kari Nordmann']) assert.ok(confirmed.includes(words), confirmed);
      assert.match(await main(), /Contract/, 'stored on the basis that was chosen');
      assert.match((await marketingOf('lars@example.org')).join(' '), /Withdrawn/, 'no file undoes that');
    });

    test('those in Norway who never answered are a selection', async () => {
      const { page } = kari;
      await kari.open('/admin/selections/new');
      await addCondition(page, 'Country', { 'Country (optional)': 'Norway' });
      await addCondition(page, 'Consent', { Purpose: 'E-marketing', 'State of the consent': 'Nothing registered' });
      await press(page, button(page, 'Count and show some'));
      await says('Contacts found now: 41', 'person5@example.org');
      never = await saves('Norway, never answered');
      await says('Norway, never answered', 'Country: Norway', 'Consent: E-marketing, Nothing registered');
    });

    test('they get a basis in one go, and everybody else keeps what they have', async () => {
      const { page } = kari;
      const fill = async () => {
        await field('E-marketing').selectOption({ label: 'Document a legal basis' });
        await page.locator('[name=basis]').selectOption({ label: 'Legitimate interest' });
        await page.locator('[name=source]').selectOption({ label: 'E-mail' });
        await page.locator('[name=comment]').fill('Balancing test of 3 May, folder 12');
        await press(page, button(page, 'Look what would change'));
      };
      // Asked of everybody, the same change leaves the withdrawal and all other bases alone.
      await kari.open('/admin/bulk-update?everybody=yes');
      await says('399 contacts');
      await fill();
      await says('200 of 399 contacts would change.');
      const heads = await page.locator('main thead').first().locator('th').allInnerTexts();
      const counts = Object.fromEntries(heads.map((head, at) => [head.trim(), at]));
      const [everybody] = await rows();
      const of = (name) => everybody[counts[name]];
      assert.deepEqual([of('Changes'), of('Stays withdrawn'), of('Keeps another basis')], ['200', '1', '198']);

      await kari.open(never);
      await follows('Change all of them');
      await says('41 contacts');
      await fill();
      await says('41 of 41 contacts would change.', 'The first whom it changes');
      await press(page, button(page, 'Change them'));
      job = here();
      await settled(kari, job);
      await says('All of it is done.', '41 of 41');
      assert.equal((await facts())['Contacts changed'], '41');

      const row = (await marketingOf('person15@example.org')).join(' ');
      for (const words of ['Legitimate interest', 'E-mail', 'Kari Nordmann']) assert.ok(row.includes(words), row);
      await follows('E-marketing');
      await says('Legitimate interest', 'E-mail', 'Balancing test of 3 May, folder 12', 'Kari Nordmann');
      assert.match((await marketingOf('person10@example.org')).join(' '), /Consent/, 'who had answered keeps that');
      await kari.open(never);
      await says('Nobody belongs to this selection.');
    });

    test('and lose it again: nothing is registered, as if nobody had been asked', async () => {
      const { page } = kari;
      await kari.open(job);
      await follows('Take it back …');
      await says('The change of 41 contacts is set back.');
      await press(page, button(page, 'Take it back'));
      await settled(kari, here());
      assert.equal((await facts())['Set back'], '41');
      assert.match((await marketingOf('person15@example.org')).join(' '), /Nothing registered/i);
      await kari.open(never);
      assert.ok((await rows()).length > 0);
      await press(page, button(page, 'Count now'));
      assert.match((await facts()).Contacts, /^41\b/);
    });

    test('the list is taken out as CSV, and no spreadsheet program takes a name for a formula', async () => {
      const { page } = kari;
      await kari.open(never);
      await follows('Export');
      await says('41 contacts in Norway, never answered.');
      await page.locator('[name=format][value=csv]').check();
      const [file] = await Promise.all([page.waitForEvent('download'), button(page, 'Download').click()]);
      assert.equal(file.suggestedFilename(), 'contacts.csv');
      const text = await readFile(await file.path(), 'utf8');
      assert.equal(text.codePointAt(0), 0xfeff, 'spreadsheet programs need the mark');
      const lines = text.slice(1).split('\r\n').filter((line) => line !== '');
      assert.equal(lines.length, 42);
      assert.match(lines[0], /^First name,Last name,E-mail address,/);
      const five = lines.find((line) => line.includes('person5@example.org'));
      assert.ok(five.startsWith(`"'${formula.replaceAll('"', '""')}",Number 5,person5@example.org,`), five);
      assert.ok(lines.some((line) => line.startsWith('Åse,Ærlig,åse@example.org,')));
      assert.ok(lines.slice(1).every((line) => line.includes('Norway') || line.includes(',NO,')), lines[1]);
      await kari.open('/admin/audit');
      assert.match((await rows())[0].join(' '), /Kari Nordmann/);
    });

    test('who is of no use any more goes to the bin, once the number is typed right', async () => {
      const { page } = kari;
      await kari.open('/admin/selections/new');
      await addCondition(page, 'Country', { 'Country (optional)': 'Germany' });
      await addCondition(page, 'Consent', { Purpose: 'E-marketing', 'State of the consent': 'Nothing registered' });
      const stale = await saves('Stale');
      await follows('Delete all of them');
      await says('40 contacts go to the bin.', 'Type 40 to confirm.');
      await page.locator('[name=count]').fill('41');
      const refused = await press(page, button(page, 'Put them into the bin'));
      assert.equal(refused.status(), 422);
      await says('That is not how many there are now');
      await kari.open('/admin/bin');
      await says('Nobody is here.');
      await kari.open(`/admin/bulk-delete?selection=${number(stale)}`);
      await page.locator('[name=count]').fill('40');
      await press(page, button(page, 'Put them into the bin'));
      await settled(kari, here());
      await says('All of it is done.', '40 of 40');
      await kari.open('/admin/contacts?search=person13@example.org');
      assert.equal(await page.locator('main table').count(), 0, 'nobody finds them');
      await kari.open('/admin/bin');
      assert.equal((await rows()).length, 40);

      await press(page, button(page, 'Take out Person Number 3'));
      assert.match(here(), /^\/admin\/contacts\/\d+$/);
      await says('person3@example.org');
      await kari.open('/admin/bin');
      const left = await rows();
      assert.equal(left.length, 39);
      assert.ok(!left.some((row) => row[0].includes('person3@example.org')));
    });

    test('and gets no mail there', async () => {
      const visitor = await visit(browser, portal);
      for (const address of ['person13@example.org', 'person3@example.org']) {
        await visitor.open('/link');
        await visitor.page.locator('[name=email]').fill(address);
        await send(visitor.page);
      }
      const mail = await portal.mailbox.next('person3@example.org');
      assert.ok(mail.link('p'), 'who was taken out is served again');
      // It was asked for later and has gone out, so the other one would have, too.
      assert.equal(await portal.mailbox.waiting('person13@example.org'), 0);
      await visitor.leave();
    });
  });
}
