// A way to every page about many contacts: selections, imports, changes, the bin, jobs, exports, and other programs.

import { once } from 'node:events';
import { createServer } from 'node:http';

import { addCondition, button, check, run, settled, upload } from './crowds.mjs';
import { press } from './people.mjs';

const path = (page) => new URL(page.url()).pathname;
const head = 'email,first name,last name,country,interests,signed up\n';
const people = `${head}tuva@example.org,Tuva,Berg,Norway,Music,2024-03-05
jonas@example.org,Jonas,Lund,Denmark,Chess,2024-04-01
mia@example.org,Mia,Dahl,Norway,Music,31.12.2023
tuva@example.org,Tuva,Bergersen,Norway,Art,2024-03-05
nobody,No,Body,Norway,Music,2024-03-05
lea@example.org,Lea,Strand,Atlantis,Music,2024-03-05
`;

/** A file that takes longer to be checked than all walks together. */
function long() {
  const lines = Array.from({ length: 400_000 }, (_, n) => `person${n}@example.net,Person ${n}`);
  return `email,name\n${lines.join('\n')}\n`;
}

/** A receiver of webhooks that takes the first delivery and none after it. */
async function receiver() {
  let seen = 0;
  const server = createServer((request, response) => {
    request.resume();
    seen += 1;
    response.writeHead(seen === 1 ? 204 : 503).end(seen === 1 ? undefined : 'Closed for maintenance until Monday.');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  server.unref();
  return `http://127.0.0.1:${server.address().port}/hook`;
}

/** Makes, through the pages, what the tour needs, and keeps where it is in `guide.many`. */
export async function gather(guide) {
  const { page } = guide;
  const many = (guide.many = {});
  await selections(guide, many);
  many.undecided = await upload(guide, 'undecided.csv', people);
  many.done = await upload(guide, 'spring fair.csv', people);
  await check(guide, many.done);
  await run(guide, many.done);
  many.importJob = await latestJob(guide);
  many.checked = await upload(guide, 'again.csv', people.replace('Dahl', 'Dahlgren'));
  await page.getByLabel('Who is here already').selectOption({ label: 'The file replaces what is there' });
  await check(guide, many.checked);
  many.undone = await upload(guide, 'mistake.csv', `${head}ida@example.org,Ida,Moe,Norway,,\n`);
  await check(guide, many.undone);
  await run(guide, many.undone);
  await press(page, button(page, 'Take the import back'));
  await settled(guide, many.undone);
  await changes(guide, many);
  await bin(guide, many);
  await programs(guide, many);
  many.long = await upload(guide, 'the whole company register, as exported from the old system in 2019.csv', long());
  await press(page, button(page, 'Check'));
  await stops(guide, many);
}

/** The page of the work that was asked for last. */
async function latestJob(guide) {
  await guide.open('/admin/jobs');
  return guide.page.locator('main table a').first().getAttribute('href');
}

/** Lets the long work stop, and remembers its job. */
async function stops(guide, many) {
  many.longJob = await latestJob(guide);
  await guide.open(many.longJob);
  await press(guide.page, button(guide.page, 'Stop it'));
  await settled(guide, many.longJob);
}

async function selections(guide, many) {
  const { page } = guide;
  const saved = async () => {
    await press(page, button(page, 'Save'));
    return path(page);
  };
  await guide.open('/admin/contacts');
  many.contacts = await page.locator('main table [name=contact]').evaluateAll((all) => all.slice(0, 4).map((box) => box.value));
  many.chosen = many.contacts.map((id) => `contact=${id}`).join('&');
  await guide.open(`/admin/selections/members?${many.chosen}`);
  await page.locator('[name=name]').fill('Members of the jury');
  await press(page, button(page, 'Add'));
  await guide.open('/admin/selections');
  many.static = await page.getByRole('link', { name: 'Members of the jury' }).getAttribute('href');

  await guide.open('/admin/selections/new');
  await page.locator('[name=name]').fill('Norwegians who never answered, or who went quiet');
  await addCondition(page, 'Country', { 'Country (optional)': 'Norway' });
  await press(page, button(page, 'Add a group'));
  await addCondition(page, 'Consent', { Purpose: 'E-marketing', 'State of the consent': 'Nothing registered' }, 1);
  await addCondition(page, 'Something happened', { 'The answer must be': 'No', 'From (day, UTC) (optional)': '2026-01-01' }, 1);
  await page.getByLabel('What must hold').last().selectOption({ label: 'At least one of these' });
  many.dynamic = await saved();

  await guide.open('/admin/selections/new');
  await page.locator('[name=name]').fill('Norwegians but the jury');
  await addCondition(page, 'Belongs to a selection', { Selection: 'Norwegians who never answered, or who went quiet' });
  await addCondition(page, 'Belongs to a selection', { Selection: 'Members of the jury', 'The answer must be': 'No' });
  many.combined = await saved();
  await press(page, button(page, 'Count now'));
}

async function changes(guide, many) {
  const { page } = guide;
  const change = async () => {
    await guide.open(`/admin/bulk-update?${many.chosen}`);
    await fillChange(page);
    await press(page, button(page, 'Look what would change'));
    await press(page, button(page, 'Change them'));
    const job = path(page);
    await settled(guide, job);
    return job;
  };
  many.changed = await change();
  await page.getByRole('link', { name: 'Take it back …' }).click();
  await press(page, button(page, 'Take it back'));
  many.takenBack = path(page);
  await settled(guide, many.takenBack);
  many.changed = await change();
  await page.getByRole('link', { name: 'Take it back …' }).click();
  many.undo = path(page);
}

/** A basis and an interest for those who were chosen. */
async function fillChange(page) {
  await page.getByLabel('E-marketing', { exact: true }).selectOption({ label: 'Document a legal basis' });
  await page.locator('[name=basis]').selectOption({ label: 'Legitimate interest' });
  await page.locator('[name=source]').selectOption({ label: 'E-mail' });
  await page.locator('[name=comment]').fill('Signed lists from the spring fair, folder 12');
  await page.locator('[name=language]').selectOption({ label: 'Svenska' });
}

async function bin(guide, many) {
  const { page } = guide;
  await guide.open(`/admin/bulk-delete?${many.chosen.split('&').slice(2).join('&')}`);
  await page.locator('[name=count]').fill('2');
  await press(page, button(page, 'Put them into the bin'));
  many.binned = path(page);
  await settled(guide, many.binned);
  many.chosen = many.chosen.split('&').slice(0, 2).join('&');
}

async function programs(guide, many) {
  const { page } = guide;
  await guide.open('/admin/integrations/new');
  await fillProgram(page);
  await press(page, button(page, 'Make the token'));
  await page.getByRole('link', { name: 'I have kept it' }).click();
  many.program = path(page);
  await guide.open('/admin/webhooks/new');
  await page.locator('[name=name]').fill('CRM');
  await page.locator('[name=url]').fill(await receiver());
  for (const box of await page.locator('[name=topic]').all()) await box.check();
  await press(page, button(page, 'Add the webhook'));
  await page.getByRole('link', { name: 'I have kept it' }).click();
  many.webhook = path(page);
  for (const words of ['Delivered', 'What it said']) {
    await press(page, button(page, 'Send a test'));
    for (let time = 0; time < 100 && (await page.getByText(words).count()) === 0; time += 1) {
      await page.waitForTimeout(100);
      await page.reload();
    }
  }
}

let shops = 0;

/** Another program each time, since no two have the same name. */
async function fillProgram(page) {
  await page.locator('[name=name]').fill(`Web shop ${(shops += 1)}`);
  for (const box of await page.locator('[name=right]').all()) await box.check();
}

/** The pages, as `office` has them. */
export function many(guide) {
  const { many } = guide;
  const opens = (address) => (visitor) => visitor.open(address);
  const sends = (address, name, fill) => async (visitor) => {
    await visitor.open(address);
    await fill?.(visitor.page);
    return press(visitor.page, button(visitor.page, name).first());
  };
  const slips = { status: 422, has: '.ds-error-summary' };
  const chosen = (address) => `${address}?${many.chosen}`;
  return [
    { name: 'selections', has: 'main table a', open: opens('/admin/selections') },
    { name: 'new selection', has: '[name=kind]', open: opens('/admin/selections/new') },
    {
      name: 'new selection about consents',
      has: '[name=basis]',
      open: sends('/admin/selections/new', 'Show its fields', (page) => page.locator('[name=kind]').selectOption('consent')),
    },
    { name: 'new selection with slips', ...slips, open: sends('/admin/selections/new', 'Save') },
    { name: 'new static selection', has: '[name=name]', open: opens('/admin/selections/new?kind=static') },
    { name: 'selection with groups', has: '.nested', open: opens(`${many.dynamic}/edit`) },
    { name: 'selection counted', has: 'main table', open: sends(`${many.dynamic}/edit`, 'Count and show some') },
    { name: 'one dynamic selection', has: 'main table a', open: opens(many.dynamic) },
    { name: 'one static selection', has: 'main table [type=checkbox]', open: opens(many.static) },
    { name: 'one combined selection', has: 'main table a', open: opens(many.combined) },
    { name: 'into a selection', has: '[name=selection]', open: opens(chosen('/admin/selections/members')) },
    { name: 'into a selection with slips', ...slips, open: sends(chosen('/admin/selections/members'), 'Add') },
    { name: 'imports', has: 'main table a', open: opens('/admin/imports') },
    { name: 'upload without a file', ...slips, open: sends('/admin/imports', 'Upload') },
    { name: 'columns of a file', has: '[name=column-0]', open: opens(many.undecided) },
    {
      name: 'columns with slips',
      ...slips,
      open: sends(many.undecided, 'Check', async (page) => {
        await page.getByLabel('E-marketing: legal basis for all rows').selectOption({ label: 'Consent' });
        await page.locator('[name=column-0]').selectOption('ignore');
      }),
    },
    { name: 'file checked', has: 'form[action$="/run"]', open: opens(many.checked) },
    { name: 'file imported', has: 'form[action$="/undoing"]', open: opens(many.done) },
    { name: 'import taken back', has: 'main .ds-alert', open: opens(many.undone) },
    { name: 'change of many: whom', has: 'main li a', open: opens('/admin/bulk-update') },
    { name: 'change of many', has: '[name=basis]', open: opens(chosen('/admin/bulk-update')) },
    { name: 'change of many with slips', ...slips, open: sends(chosen('/admin/bulk-update'), 'Look what would change') },
    {
      name: 'change of many checked',
      has: 'form[action$="/run"]',
      open: sends(chosen('/admin/bulk-update'), 'Look what would change', async (page) => {
        await fillChange(page);
        await page.locator('[name=language]').selectOption({ label: 'Dansk' });
      }),
    },
    { name: 'change of many done', has: '.ds-alert[data-color=success]', open: opens(many.changed) },
    { name: 'taking a change back', has: 'main form button', open: opens(many.undo) },
    { name: 'change taken back', has: 'main a', open: opens(many.takenBack) },
    { name: 'deletion of many: whom', has: 'main li a', open: opens('/admin/bulk-delete') },
    { name: 'deletion of many', has: '[name=count]', open: opens(chosen('/admin/bulk-delete')) },
    {
      name: 'deletion of many with slips',
      ...slips,
      open: sends(chosen('/admin/bulk-delete'), 'Put them into the bin', (page) => page.locator('[name=count]').fill('1')),
    },
    { name: 'bin', has: 'main table button', open: opens('/admin/bin') },
    { name: 'bin of a batch', has: 'main table button', open: opens(`/admin/bin?job=${many.binned.split('/').pop()}`) },
    { name: 'empty bin', has: 'form[role=search]', open: opens('/admin/bin?search=zzz') },
    { name: 'jobs', has: 'main table a', open: opens('/admin/jobs') },
    { name: 'deletion as a job', has: 'main dl', open: opens(many.binned) },
    { name: 'import as a job', has: 'main table', open: opens(many.importJob) },
    {
      name: 'work under way',
      has: 'main progress',
      async open(visitor) {
        await visitor.open(many.longJob);
        await press(visitor.page, button(visitor.page, 'Let it go on'));
        return visitor.open(many.longJob);
      },
    },
    { name: 'file being checked', has: 'main progress', open: opens(many.long) },
    {
      name: 'work that was stopped',
      has: '.ds-alert[data-color=warning]',
      async open(visitor) {
        await visitor.open(many.longJob);
        await press(visitor.page, button(visitor.page, 'Stop it'));
        return settled(visitor, many.longJob);
      },
    },
    { name: 'file whose check stopped', has: '.ds-alert[data-color=danger]', open: opens(many.long) },
    { name: 'exports', has: 'main a', open: opens('/admin/exports') },
    { name: 'export', has: '[name=format]', open: opens('/admin/contacts/export') },
    { name: 'export of a selection', has: '[name=format]', open: opens(`/admin/contacts/export?selection=${many.static.split('/').pop()}`) },
    {
      name: 'export with slips',
      ...slips,
      open: sends('/admin/contacts/export', 'Download', (page) =>
        page.locator('[name=field]:checked').evaluateAll((all) => all.forEach((box) => (box.checked = false))),
      ),
    },
    { name: 'integrations', has: 'main table a', open: opens('/admin/integrations') },
    { name: 'new integration', has: '[name=right]', open: opens('/admin/integrations/new') },
    { name: 'new integration with slips', ...slips, open: sends('/admin/integrations/new', 'Make the token') },
    { name: 'token', has: 'main pre', open: sends('/admin/integrations/new', 'Make the token', fillProgram) },
    { name: 'integration', has: '[name=version]', open: opens(many.program) },
    { name: 'webhooks', has: 'main table a', open: opens('/admin/webhooks') },
    { name: 'new webhook', has: '[name=url]', open: opens('/admin/webhooks/new') },
    { name: 'new webhook with slips', ...slips, open: sends('/admin/webhooks/new', 'Add the webhook') },
    { name: 'webhook with deliveries', has: 'main table', open: opens(many.webhook) },
    { name: 'secret of a webhook', has: 'main pre', open: sends(many.webhook, 'New secret') },
  ];
}

/** Pages about work under way ask again every few seconds, which would happen in the middle of a check. */
export async function holdStill(visitor) {
  await visitor.context.route(/\/admin\/(jobs|imports)(\/\d+)?$/, async (route) => {
    if (route.request().method() !== 'GET') return route.continue();
    const response = await route.fetch();
    const { refresh, ...headers } = response.headers();
    return route.fulfill({ response, headers: refresh ? { ...headers, 'x-refreshes': refresh } : headers });
  });
}
