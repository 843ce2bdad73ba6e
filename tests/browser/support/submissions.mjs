// A way to every page about submissions: the list, one in every state, and what a form does with them.

import { button } from './crowds.mjs';
import { press, send, signUp, someone } from './people.mjs';

/** Sends forms that wait for staff, rejects one and makes one count, and keeps where they are in `guide.submissions`. */
export async function gatherSubmissions(guide, portal) {
  const { page } = guide;
  const found = (guide.submissions = {});
  await guide.open('/admin/forms/1/processing');
  await page.getByLabel('You, for everybody').check();
  await page.getByLabel('Mail the person what they entered').check();
  await press(page, button(page, 'Save'));
  const sends = async (name, answers) => {
    const email = someone(name);
    const confirm = await signUp(guide, portal, email, answers);
    await guide.open(confirm);
    await press(page, page.locator('main form button'));
    await guide.open(`/admin/submissions?address=${encodeURIComponent(email)}`);
    return page.locator('main table a').first().getAttribute('href');
  };
  found.waiting = await sends('waiting', { first: 'Åse', last: 'Lund' });
  found.processed = await sends('processed', { first: 'Åse', last: 'Lund' });
  found.rejected = await sends('rejected', { first: 'Robot', last: 'Nine' });
  await guide.open('/en/f/applications');
  const sender = someone('application');
  for (const [name, value] of [['email', sender], ['first_name', 'Ada'], ['last_name', 'Berg']]) await page.locator(`[name=${name}]`).fill(value);
  await page.locator('[name=letter]').setInputFiles([
    { name: 'A letter with a rather long name that has to fit on a telephone as well.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 a letter') },
  ]);
  await send(page);
  await guide.open(`/admin/submissions?address=${encodeURIComponent(sender)}`);
  found.withFile = await page.locator('main table a').first().getAttribute('href');
  await guide.open(found.processed);
  await press(page, button(page, 'Add as a new contact'));
  await guide.open(found.rejected);
  await page.locator('summary', { hasText: 'Reject' }).click();
  await page.locator('[name=reason]').fill('Sent by a robot, like the others of that evening');
  await press(page, page.locator('form[action$="/rejection"] button'));
  await guide.open('/admin/forms/1/processing');
  await page.getByLabel('Nobody: it counts at once').check();
  await press(page, button(page, 'Save'));
}

/** The pages, as `office` has them. */
export function submissions(guide) {
  const found = guide.submissions;
  const opens = (address) => (visitor) => visitor.open(address);
  const slips = { status: 422, has: '.ds-error-summary' };
  return [
    { name: 'submissions', has: 'main table a', open: opens('/admin/submissions') },
    { name: 'submissions of a form', has: 'main nav.tabs', open: opens('/admin/submissions?form=1') },
    { name: 'no submissions', has: 'form[role=search]', open: opens('/admin/submissions?status=failed') },
    { name: 'slips in submissions', ...slips, open: opens('/admin/submissions?from=yesterday&address=nobody') },
    { name: 'submission that waits', has: 'form[action$="/processing"]', open: opens(found.waiting) },
    { name: 'submission that counts', has: 'iframe', open: opens(found.processed) },
    { name: 'submission that was rejected', has: 'iframe', open: opens(found.rejected) },
    { name: 'submission with a file', has: 'form[action*="/files/"]', open: opens(found.withFile) },
    { name: 'form as it was filled in', has: 'fieldset[disabled]', open: opens(`${found.waiting}/form`) },
    {
      name: 'submission without a contact of that address',
      ...slips,
      async open(visitor) {
        await visitor.open(found.waiting);
        await visitor.page.locator('[name=with]').fill('nobody@example.org');
        return press(visitor.page, visitor.page.locator('form:has([name=with]) button'));
      },
    },
    {
      name: 'rejection without a reason',
      ...slips,
      async open(visitor) {
        await visitor.open(found.waiting);
        await visitor.page.locator('summary', { hasText: 'Reject' }).click();
        return press(visitor.page, visitor.page.locator('form[action$="/rejection"] button'));
      },
    },
    { name: 'what a form does', has: '[name=mode]', open: opens('/admin/forms/1/processing') },
    {
      name: 'what a form does with slips',
      ...slips,
      async open(visitor) {
        await visitor.open('/admin/forms/1/processing');
        await visitor.page.locator('[name=mode]').evaluateAll((all) => all.forEach((box) => (box.checked = false)));
        return press(visitor.page, button(visitor.page, 'Save'));
      },
    },
    { name: 'figures of a form', has: 'svg.chart', open: opens('/admin/forms/1/statistics') },
  ];
}
