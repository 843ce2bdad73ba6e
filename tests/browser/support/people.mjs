// What people do on the public pages, in the order in which they do it. It asserts nothing but that each step was possible.

import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';

let people = 0;

/** An address that nobody else in this run has. */
export function someone(name = 'ada') {
  people += 1;
  return `${name}${people}@example.org`;
}

/** Fills in the newsletter form that is open; `types` are labels of subscription types. */
export async function fillIn(page, { email, first = 'Ada', last = 'Lovelace', types = ['News'], consent = true }) {
  await page.locator('[name=email]').fill(email);
  await page.locator('[name=first_name]').fill(first);
  await page.locator('[name=last_name]').fill(last);
  if (consent) await page.locator('input[type=checkbox][name=consent]').check();
  for (const type of types) await page.getByRole('checkbox', { name: type, exact: true }).check();
}

/** Sends the form that is open. People need longer than two seconds to fill it in; who does not is taken for a program. */
export async function send(page, form = 'main form') {
  await pause(2_200);
  const [answer] = await Promise.all([page.waitForResponse((r) => r.request().method() === 'POST'), page.locator(`${form} button[type=submit]`).click()]);
  await page.waitForLoadState();
  return answer;
}

/** Presses a button and waits for the page that comes of it. */
export async function press(page, button) {
  const [answer] = await Promise.all([page.waitForResponse((r) => r.request().method() === 'POST'), button.click()]);
  await page.waitForLoadState();
  return answer;
}

/** Signs up at the form and returns the confirm link from the mail. */
export async function signUp(visitor, portal, email, { path = '/f/newsletter', ...answers } = {}) {
  await visitor.open(path);
  await fillIn(visitor.page, { email, ...answers });
  const answer = await send(visitor.page);
  assert.equal(answer.status(), 303, await visitor.page.locator('main').innerText());
  return (await portal.mailbox.next(email)).link('confirm');
}

/** Signs up, confirms, and returns the welcome mail and its link to the preference page. */
export async function join(visitor, portal, email, answers) {
  await visitor.open(await signUp(visitor, portal, email, answers));
  await press(visitor.page, visitor.page.locator('main form button'));
  const welcome = await portal.mailbox.next(email);
  return { welcome, preferences: welcome.link('p') };
}

/** The switches of the open preference page by label: on or off. */
export async function switches(page) {
  const all = {};
  for (const one of await page.getByRole('switch').all()) {
    const label = await page.locator(`label[for="${await one.getAttribute('id')}"]`).innerText();
    all[label.trim()] = await one.isChecked();
  }
  return all;
}

/** Presses *Save* on the open preference page. */
export function save(page) {
  return press(page, page.locator('form[action$="/choices"] button[type=submit]'));
}

/** What the page says happened: the lines of its green box. */
export async function said(page) {
  return (await page.locator('.ds-alert[data-color=success]').first().innerText()).split('\n').filter((line) => line.trim() !== '');
}
