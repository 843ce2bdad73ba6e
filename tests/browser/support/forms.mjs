// A way to every page about forms as staff build them: the list, one form, its draft, its fields, checks, versions.

import { button } from './crowds.mjs';
import { press, send } from './people.mjs';

// The kinds of field beside those that the newsletter has.
const every = [
  ...['company', 'phone', 'country', 'text', 'long_text', 'choice', 'date', 'date_time', 'number', 'whole_number', 'rating'],
  ...['interests', 'hidden', 'text_block', 'section', 'file'],
];

const path = (page) => new URL(page.url()).pathname;

/** Makes, through the pages, what the tour needs, and keeps where it is in `guide.forms`. */
export async function build(guide) {
  const { page } = guide;
  const forms = (guide.forms = {});
  const add = async (name, start, languages) => {
    await guide.open('/admin/forms/new');
    await page.locator('[name=name]').fill(name);
    for (const language of languages) await page.getByLabel(language, { exact: true }).check();
    await page.locator('[name=start]').selectOption(start);
    await press(page, button(page, 'Add and open the draft'));
    return path(page).replace('/draft', '');
  };
  const publish = async (form) => {
    await guide.open(`${form}/draft/publication`);
    await press(page, button(page, 'Publish'));
  };
  const addField = async (form, kind, values) => {
    await guide.open(`${form}/draft/new-field?kind=${kind}`);
    await page.locator('main details').evaluateAll((all) => all.forEach((it) => (it.open = true)));
    for (const [name, value] of Object.entries(values)) await page.locator(`[name=${name}]`).fill(value);
    await press(page, button(page, 'Add the field'));
  };
  // Nothing that asks for consent is published before it is known who asks.
  await guide.open('/admin/settings/organisation');
  await page.locator('[name=organisation_name]').fill('Fjordlys AS');
  await press(page, button(page, 'Save'));
  forms.fair = await add('Spring fair with a rather long name for one line of a list', 'event', ['English', 'Norsk bokmål', 'Deutsch']);
  await publish(forms.fair);
  await guide.open(forms.fair);
  await press(page, button(page, 'Begin a draft'));
  await addField(forms.fair, 'choice', {
    identifier: 'size',
    'label-en': 'Size of your shirt',
    'label-nb': 'Størrelse på skjorten',
    'label-de': 'Größe des Hemds',
    'options-en': 's = Small\nm = Medium\nl = Large',
    'options-nb': 'Liten\nMiddels\nStor',
    'options-de': 'Klein\nMittel\nGroß',
  });
  await addField(forms.fair, 'section', {
    identifier: 'section',
    'label-en': 'The rest is up to you',
    'label-nb': 'Resten velger du selv',
    'label-de': 'Der Rest ist freiwillig',
  });
  forms.faulty = await add('Nothing in it yet', 'empty', ['Svenska']);
  await addField(forms.faulty, 'choice', { identifier: 'size' });
  forms.plain = await add('Letters', 'newsletter', []);
  await publish(forms.plain);
  forms.paged = await add('Webinar', 'event', ['English']);
  for (const [kind, identifier, label, after] of [
    ['page', 'about', 'About the webinar', 'email'],
    ['whole_number', 'people', 'How many are you?', 'about'],
    ['date_time', 'starts', 'When does it suit you?', 'people'],
    ['rating', 'likely', 'How likely is it that you come?', 'starts'],
    ['page', 'agree', 'What we may send you', 'likely'],
  ]) {
    await guide.open(`${forms.paged}/draft/new-field?kind=${kind}`);
    await page.locator('[name=after]').selectOption(after);
    if (kind === 'rating') await page.locator('[name=scale]').selectOption('zero_to_ten');
    await page.locator('[name=identifier]').fill(identifier);
    await page.locator('main details').evaluateAll((all) => all.forEach((it) => (it.open = true)));
    for (const words of await page.locator('[name^="label-"]').all()) await words.fill(label);
    await press(page, button(page, 'Add the field'));
  }
  await publish(forms.paged);
  forms.sent = await add('Applications', 'event', ['English']);
  for (const name of ['first_name', 'last_name']) {
    await guide.open(`${forms.sent}/draft/fields/${name}`);
    await page.locator('[name=width]').selectOption('half');
    await press(page, button(page, 'Save'));
  }
  await guide.open(`${forms.sent}/draft/new-field?kind=file`);
  await page.locator('[name=identifier]').fill('letter');
  await page.locator('[name=most_files]').selectOption('3');
  await page.getByLabel('plain text').check();
  await page.getByLabel('Must be filled in').check();
  await page.locator('main details').evaluateAll((all) => all.forEach((it) => (it.open = true)));
  for (const words of await page.locator('[name^="label-"]').all()) await words.fill('Your application');
  await press(page, button(page, 'Add the field'));
  await publish(forms.sent);
  await guide.open(`${forms.sent}/template`);
  await press(page, button(page, 'Keep as template'));
  forms.template = await page.locator('main table a').first().getAttribute('href');
  // Every kind of field, all of which must be filled in where that can be asked for.
  forms.every = await add('Everything', 'newsletter', ['English']);
  // What is stored is said once, with the first language.
  const offers = async () => {
    for (const [at, options] of (await page.locator('[name^="options-"]').all()).entries()) {
      await options.fill(at === 0 ? 'a = Early\nb = Late' : 'Tidlig\nSent');
    }
  };
  for (const kind of every) {
    await guide.open(`${forms.every}/draft/new-field?kind=${kind}`);
    await page.locator('[name=identifier]').fill(`every_${kind}`);
    await page.locator('main details').evaluateAll((all) => all.forEach((it) => (it.open = true)));
    for (const words of await page.locator('[name^="label-"]').all()) await words.fill(`What about ${kind.replaceAll('_', ' ')}?`);
    for (const words of await page.locator('[name^="help-"]').all()) await words.fill('Some words that help.');
    await offers();
    if (kind === 'interests') await page.locator('[name=interest]').first().check();
    for (const must of await page.locator('[name=required]').all()) await must.check();
    await press(page, button(page, 'Add the field'));
  }
  for (const style of ['radio', 'checkboxes']) {
    await guide.open(`${forms.every}/draft/new-field?kind=choice`);
    await page.locator('[name=identifier]').fill(`every_${style}`);
    await page.locator('[name=style]').selectOption(style);
    await page.locator('main details').evaluateAll((all) => all.forEach((it) => (it.open = true)));
    for (const words of await page.locator('[name^="label-"]').all()) await words.fill(`What about ${style}?`);
    await offers();
    await page.locator('[name=required]').check();
    await press(page, button(page, 'Add the field'));
  }
  await publish(forms.every);
  forms.gone = await add('Old summer fair', 'download', []);
  await guide.open(`${forms.gone}/deletion`);
  await press(page, button(page, 'Yes, delete'));
}

/** The pages, as `office` has them. */
export function forms(guide) {
  const { fair, faulty, plain, paged, sent, template, gone } = guide.forms;
  const opens = (address) => (visitor) => visitor.open(address);
  const sends = (address, name, fill) => async (visitor) => {
    await visitor.open(address);
    await fill?.(visitor.page);
    return press(visitor.page, button(visitor.page, name).first());
  };
  const types = (name, value) => (page) => page.locator(`[name="${name}"]`).fill(value);
  // Somebody saves in between: the page was made from another state.
  const stale = (fill) => async (page) => {
    await page.locator('main [name=seen]').evaluate((input) => (input.value = 'another'));
    await fill?.(page);
  };
  // To the second page of a public form, and whatever is done there.
  const turns = (then) => async (visitor) => {
    const { page } = visitor;
    await visitor.open('/en/f/webinar');
    for (const [name, value] of [['email', 'ada@example.org'], ['first_name', 'Ada'], ['last_name', 'Berg']]) await types(name, value)(page);
    const answer = await send(page);
    return then ? then(page) : answer;
  };
  // Fills in the public form that takes files, and sends it with these.
  const applies = (files) => async (visitor) => {
    const { page } = visitor;
    await visitor.open('/en/f/applications');
    for (const [name, value] of [['email', 'ada@example.org'], ['first_name', 'Ada'], ['last_name', 'Berg']]) await types(name, value)(page);
    await page.locator('[name=letter]').setInputFiles(files);
    return send(page);
  };
  const slips = { status: 422, has: '.ds-error-summary' };
  const conflict = { status: 409, has: 'main .ds-alert' };
  const kinds = ['long_text', 'choice', 'consent', 'subscriptions', 'interests', 'text_block', 'hidden', 'company', 'rating', 'page', 'file'];
  return [
    { name: 'forms', has: 'main table a', open: opens('/admin/forms') },
    { name: 'forms searched for', has: 'form[role=search]', open: opens('/admin/forms?search=zzz') },
    { name: 'deleted forms', has: 'main table a', open: opens('/admin/forms?deleted=yes') },
    { name: 'new form', has: '[name=start]', open: opens('/admin/forms/new') },
    { name: 'new form with slips', ...slips, open: sends('/admin/forms/new', 'Add and open the draft') },
    { name: 'form with a draft', has: 'main table a', open: opens(fair) },
    { name: 'form without a draft', has: 'form[action$="/draft"]', open: opens(plain) },
    { name: 'protection of a form', has: 'main table', open: opens(`${plain}/protection`) },
    { name: 'HTML of a form', has: 'main pre.source', open: opens(`${fair}/snippet?language=de`) },
    { name: 'link with values filled in', has: '[name=link-days]', open: opens(`${fair}/prefilled-link`) },
    {
      name: 'link with values filled in, made',
      has: 'main pre.source',
      open: sends(`${fair}/prefilled-link`, 'Make the link', types('v-email', 'ada@example.org')),
    },
    {
      name: 'link with values filled in, with slips',
      ...slips,
      open: sends(`${fair}/prefilled-link`, 'Make the link', async (page) => {
        for (const [name, value] of [['v-email', 'nobody'], ['link-days', '0']]) await types(name, value)(page);
      }),
    },
    { name: 'form never published', has: 'main dl', open: opens(faulty) },
    { name: 'deleted form', has: 'form[action$="/restoration"]', open: opens(gone) },
    { name: 'properties of a form', has: '[name=origins]', open: opens(`${fair}/properties`) },
    {
      name: 'properties with slips',
      ...slips,
      open: sends(`${fair}/properties`, 'Save', async (page) => {
        for (const [name, value] of [['slug', 'a b'], ['origins', '*'], ['max_submissions', '0']]) await types(name, value)(page);
      }),
    },
    { name: 'properties saved by two', ...conflict, open: sends(`${fair}/properties`, 'Save', stale(types('name', 'Another name'))) },
    { name: 'deleting a form', has: 'main form button', open: opens(`${fair}/deletion`) },
    { name: 'draft of a form', has: 'main table button', open: opens(`${fair}/draft`) },
    { name: 'texts of a form', has: '[name=title-en]', open: opens(`${fair}/draft/texts`) },
    {
      name: 'texts with slips',
      ...slips,
      open: sends(`${fair}/draft/texts`, 'Save', async (page) => {
        for (const code of ['en', 'nb', 'de']) await page.locator(`[name=language][value=${code}]`).uncheck();
      }),
    },
    { name: 'texts saved by two', ...conflict, open: sends(`${fair}/draft/texts`, 'Save', stale(types('title-en', 'Another title'))) },
    ...kinds.map((kind) => ({
      name: `new field: ${kind}`,
      has: '[name=identifier]',
      open: opens(`${fair}/draft/new-field?kind=${kind}`),
    })),
    { name: 'new field with slips', ...slips, open: sends(`${fair}/draft/new-field?kind=text`, 'Add the field', types('identifier', 'a b')) },
    { name: 'field of a form', has: '[name=options-en]', open: opens(`${fair}/draft/fields/size`) },
    { name: 'field saved by two', ...conflict, open: sends(`${fair}/draft/fields/size`, 'Save', stale(types('help-en', 'Other help'))) },
    { name: 'removing a field', has: 'main form button', open: opens(`${fair}/draft/fields/size/deletion`) },
    { name: 'preview of a form', has: 'main iframe', open: opens(`${fair}/draft/preview?language=nb`) },
    { name: 'check of a form', has: 'form[action$="/publication"]', open: opens(`${fair}/draft/publication`) },
    { name: 'check that refuses', has: '.ds-alert a', open: opens(`${faulty}/draft/publication`) },
    { name: 'check that is stale', ...conflict, open: sends(`${fair}/draft/publication`, 'Publish', stale()) },
    { name: 'discarding a draft', has: 'main form button', open: opens(`${fair}/draft/discarding`) },
    { name: 'discarding that is stale', ...conflict, open: sends(`${fair}/draft/discarding`, 'Yes, discard', stale()) },
    { name: 'version of a form', has: 'main iframe', open: opens(`${fair}/versions/1?language=de`) },
    { name: 'version of several pages', has: 'main iframe', open: opens(`${paged}/versions/1?page=2`) },
    { name: 'first page of a public form', has: '[name=email]', open: opens('/en/f/webinar') },
    { name: 'own templates', has: 'main table a', open: opens('/admin/forms/templates') },
    { name: 'keeping a form as a template', has: '[name=name]', open: opens(`${sent}/template`) },
    { name: 'template of a taken name', ...slips, open: sends(`${sent}/template`, 'Keep as template') },
    { name: 'renaming a template', has: '[name=name]', open: opens(template) },
    { name: 'template renamed by two', ...conflict, open: sends(template, 'Save', stale(types('name', 'Another name'))) },
    { name: 'deleting a template', has: 'main form button', open: opens(`${template}/deletion`) },
    { name: 'public form of every kind of field', has: '[name=every_rating]', open: opens('/en/f/everything') },
    { name: 'public form of every kind, all of them missing', ...slips, open: async (visitor) => {
        await visitor.open('/en/f/everything');
        return send(visitor.page);
      } },
    { name: 'public form with files and halves', has: '[type=file][accept]', open: opens('/en/f/applications') },
    {
      name: 'public form with a wrong file',
      ...slips,
      open: applies([{ name: 'run.pdf', mimeType: 'application/pdf', buffer: Buffer.from([0x4d, 0x5a, 0x90, 0x00, 0x03, 0x00]) }]),
    },
    { name: 'second page of a public form', has: '[name=likely]', open: turns() },
    { name: 'second page with slips', ...slips, open: turns(async (page) => {
        await types('people', 'two')(page);
        return press(page, button(page, 'Continue'));
      }) },
  ];
}
