// A way to every page of the admin area in every state, for the checks that must hold on all of them.

import { forms } from './forms.mjs';
import { many } from './many.mjs';
import { members } from './members.mjs';
import { press } from './people.mjs';
import { submissions } from './submissions.mjs';

const lists = ['subscription-types', 'purposes', 'legal-bases', 'sources', 'interests'];

/** Sends the form that is open without anything filled in, and returns the answer. */
const sends = (selector) => async (page) => press(page, page.locator(selector));

/** Every page: `{ name, status, has, open(visitor) }`, as the tour of the public pages has them. */
export async function office(guide) {
  const opens = (path) => (visitor) => visitor.open(path);
  const first = async (list) => {
    await guide.open(`/admin/${list}`);
    const links = await guide.page.locator('main table a').evaluateAll((all) => all.map((a) => a.getAttribute('href')));
    return links[0];
  };
  const stops = [
    { name: 'overview', has: 'main svg.chart', open: opens('/admin') },
    { name: 'changes of consents', has: 'main table a', open: opens('/admin/consent-changes') },
    { name: 'slips in changes', status: 422, has: '.ds-error-summary', open: opens('/admin/consent-changes?from=yesterday') },
    { name: 'outgoing mails', has: 'main table a', open: opens('/admin/mails') },
    { name: 'mails not delivered', has: 'main p', open: opens('/admin/mails?state=failed') },
    { name: 'audit log', has: 'main table', open: opens('/admin/audit') },
    { name: 'slips in audit', status: 422, has: '.ds-error-summary', open: opens('/admin/audit?from=yesterday') },
  ];
  for (const list of lists) {
    const item = await first(list);
    stops.push({ name: list, has: 'main a[href$="/new"]', open: opens(`/admin/${list}`) });
    stops.push({ name: `new in ${list}`, has: 'details[open]', open: opens(`/admin/${list}/new`) });
    stops.push({
      name: `slips in ${list}`,
      status: 422,
      has: '.ds-error-summary',
      async open(visitor) {
        await visitor.open(`/admin/${list}/new`);
        return sends('main form:has([name=name-en]) > .actions button')(visitor.page);
      },
    });
    if (!item) continue;
    stops.push({ name: `item of ${list}`, has: '[name=version]', open: opens(item) });
    stops.push({ name: `deleting from ${list}`, has: 'h1', open: opens(`${item}/deletion`) });
  }
  const template = '/admin/templates/privacy_confirmation';
  stops.push({ name: 'templates', has: 'table', open: opens('/admin/templates') });
  stops.push({ name: 'template', has: '[name=body-en]', open: opens(template) });
  stops.push({
    name: 'preview',
    has: '.mail',
    async open(visitor) {
      await visitor.open(template);
      return sends('button[value=preview]')(visitor.page);
    },
  });
  stops.push({
    name: 'broken template',
    status: 422,
    has: '.ds-error-summary',
    async open(visitor) {
      await visitor.open(template);
      await visitor.page.locator('details[open] textarea').first().fill('{{ nobody }}');
      return sends('button[value=save]')(visitor.page);
    },
  });
  stops.push({ name: 'shipped text', has: 'h1', open: opens(`${template}/shipped`) });
  stops.push({ name: 'version', has: 'h1', open: opens(`${template}/versions/1`) });
  await people(guide, stops);
  stops.push({ name: 'look', has: '[name=light-accent]', open: opens('/admin/settings/look') });
  stops.push({
    name: 'look that cannot be read',
    status: 422,
    has: '.ds-error-summary',
    async open(visitor) {
      await visitor.open('/admin/settings/look');
      await visitor.page.locator('[name=light-accent]').fill('#ffdd00');
      return sends('button[value=save]')(visitor.page);
    },
  });
  stops.push({
    name: 'preview of a look',
    has: 'iframe',
    async open(visitor) {
      await visitor.open('/admin/settings/look');
      await visitor.page.locator('[name=light-accent]').fill('#006644');
      await sends('button[value=preview]')(visitor.page);
      // The preview has an address of its own, so what counts is the answer there.
      return visitor.page.reload();
    },
  });
  return [...stops, ...many(guide), ...forms(guide), ...submissions(guide), ...(await members(guide))];
}

let walks = 0;

/** The pages about contacts, with two that are written down for it: others on each walk, since an address has one contact. */
async function people(guide, stops) {
  walks += 1;
  const [aase, bo] = ['aase', 'bo'].map((name) => `${name}${walks}@example.org`);
  const opens = (path) => (visitor) => visitor.open(path);
  const path = () => new URL(guide.page.url()).pathname;
  const writesDown = async (name, address) => {
    await guide.open('/admin/contacts/new');
    await guide.page.locator('[name=first_name]').fill(name);
    await guide.page.locator('[name=address]').fill(address);
    await press(guide.page, guide.page.locator('main form .actions button'));
    return path();
  };
  const card = await writesDown('Åse', aase);
  await writesDown('Bo', bo);
  await guide.open(`${card}/confirmation`);
  await press(guide.page, guide.page.locator('main form .actions button'));
  const mail = await guide.page.locator('main a[href*="/mails/"]').first().getAttribute('href');
  await guide.open(`${card}/privacy`);
  const purpose = await guide.page.locator('main a[href*="/privacy/"]').first().getAttribute('href');
  const contact = card.split('/').pop();
  for (const [name, address, has] of [
    ['contacts', '/admin/contacts?chosen=all', 'main table [type=checkbox]'],
    ['contacts after a confirmation', '/admin/contacts?sent=12&told=1&gone=1', '.ds-alert'],
    ['contacts by filters', '/admin/contacts?state=active&stored-from=2026-01-01&column=phone', 'details[open]'],
    ['no contacts', '/admin/contacts?search=zzz', 'main form[role=search]'],
    ['chosen contacts', `/admin/contacts/confirmation?contact=${contact}`, '[name=skip]'],
    ['nobody chosen', '/admin/contacts/confirmation', 'h1'],
    ['new contact', '/admin/contacts/new', '[name=address]'],
    ['card', card, '[name=first_name]'],
    ['activities', `${card}/activities`, 'h1'],
    ['mail of a contact', mail, 'h1'],
    ['privacy view', `${card}/privacy`, 'table'],
    ['consent and its history', purpose, '[name=basis]'],
    ['privacy confirmation', `${card}/confirmation`, '[name=subject]'],
    ['merger', `${card}/merger`, '[name=with]'],
    ['merger of two', `${card}/merger?with=${encodeURIComponent(bo)}`, 'table'],
    ['not informed', '/admin/not-informed', 'h1'],
    ['audit log', '/admin/audit', 'table'],
  ]) {
    stops.push({ name, has, open: opens(address) });
  }
  stops.push({ name: 'days that are none', status: 422, has: '.ds-error-summary', open: opens('/admin/contacts?stored-from=31.12.2026') });
  stops.push({
    name: 'slips of a new contact',
    status: 422,
    has: '.ds-error-summary',
    async open(visitor) {
      await visitor.open('/admin/contacts/new');
      return press(visitor.page, visitor.page.locator('main form .actions button'));
    },
  });
}
