// What staff do with many contacts at once: bringing a file in, building a selection, waiting for work. It asserts nothing.

import { setTimeout as pause } from 'node:timers/promises';

import { press } from './people.mjs';

/** A button of the page's content, by its words. */
export const button = (page, name) => page.locator('main').getByRole('button', { name, exact: true });

/** Uploads a file under *Imports* and answers where the page about it is. */
export async function upload(visitor, name, text) {
  const { page } = visitor;
  await visitor.open('/admin/imports');
  await page.locator('[name=file]').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
  await press(page, button(page, 'Upload'));
  return new URL(page.url()).pathname;
}

/** Opens a page about work again and again until nothing more happens by itself; half a minute at most. */
export async function settled(visitor, path) {
  const until = Date.now() + 30_000;
  for (;;) {
    const answer = await visitor.open(path);
    const { refresh, 'x-refreshes': held } = answer.headers();
    if (!refresh && !held) return answer;
    if (Date.now() > until) throw new Error(`the work at ${path} does not end`);
    await pause(100);
  }
}

/** Has a file checked that was uploaded and decided about, and waits. */
export async function check(visitor, path) {
  await press(visitor.page, button(visitor.page, 'Check'));
  await settled(visitor, path);
}

/** Runs a file that was checked, and waits. */
export async function run(visitor, path) {
  await press(visitor.page, button(visitor.page, 'Import'));
  await settled(visitor, path);
}

/** In the builder that is open: chooses a kind of condition, answers its fields by their labels, and adds it. */
export async function addCondition(page, kind, answers, into) {
  const field = (label) => page.locator('main').getByLabel(label, { exact: true });
  if (into) await field('Into which group').selectOption({ index: into });
  await field('About').selectOption({ label: kind });
  await press(page, button(page, 'Show its fields'));
  for (const [label, answer] of Object.entries(answers)) {
    const target = field(label);
    const isList = await target.evaluate((element) => element.tagName === 'SELECT');
    await (isList ? target.selectOption({ label: answer }) : target.fill(answer));
  }
  await press(page, button(page, 'Add condition'));
}
