// A way to every public page in every state that a visitor can meet, for the checks that must hold on all of them.
// Each stop opens its page anew, as the visitor that it is given, and returns the server's answer.

import { press, send, someone } from './people.mjs';

/** `path` in a language; an empty one leaves it to the browser's. */
export const localized = (language, path) => (language === '' ? path : `/${language}${path === '/' ? '' : path}`);

/** Signs up in a language, by the names of the fields alone, since the words differ. Returns the mail. */
async function ask(visitor, portal, language, email) {
  const { page } = visitor;
  await visitor.open(localized(language, '/f/newsletter'));
  await page.locator('[name=email]').fill(email);
  await page.locator('[name=first_name]').fill('Bartholomäus-Konstantin');
  await page.locator('[name=last_name]').fill('von und zu Hohenlohe-Waldenburg-Schillingsfürst');
  for (const box of await page.locator('main input[type=checkbox]').all()) await box.check();
  await send(page);
  return portal.mailbox.next(email);
}

/** A page that a visitor gets by posting: the last answer is that of the page after the redirect. */
async function after(visitor, act) {
  let last;
  const keep = (response) => {
    if (response.request().isNavigationRequest() && response.status() !== 303) last = response;
  };
  visitor.page.on('response', keep);
  await act();
  visitor.page.off('response', keep);
  return last;
}

/** Every public page of the demonstration's portal: `{ name, status, has, open(visitor) }`, where `has` is what tells it from its neighbours. One person signs up, confirms and changes choices on the way. */
export async function tour(guide, portal, language = '') {
  const unconfirmed = (await ask(guide, portal, language, someone('waiting'))).link('confirm');
  const email = someone('tour');
  const confirmed = (await ask(guide, portal, language, email)).link('confirm');
  await guide.open(confirmed);
  await press(guide.page, guide.page.locator('main form button'));
  const welcome = await portal.mailbox.next(email);
  const own = welcome.link('p');
  await guide.open(own);
  await guide.page.getByRole('switch').last().click();
  await press(guide.page, guide.page.locator('form[action$="/choices"] button'));
  const restore = (await portal.mailbox.next(email)).link('restore');
  await guide.open(own);
  await press(guide.page, guide.page.locator('form[action$="/data-link"] button'));
  const data = (await portal.mailbox.next(email)).link('data');

  const there = (link) => (language === '' ? link : link.replace(portal.base, `${portal.base}/${language}`).replace(`/${language}/${language}/`, `/${language}/`));
  const opens = (link) => (visitor) => visitor.open(link);
  const path = (path) => opens(localized(language, path));
  const acts = (link, act) => (visitor) =>
    after(visitor, async () => {
      await visitor.open(link);
      await act(visitor.page);
    });
  const done = '.ds-alert[data-color=success]';
  const told = '.ds-alert[data-color=info]';
  const save = (page) => press(page, page.locator('form[action$="/choices"] button'));
  return [
    { name: 'home', has: 'a[href$="/f/newsletter"]', open: path('/') },
    { name: 'form', has: '[name=receipt]', open: path('/f/newsletter') },
    { name: 'form with slips', status: 422, has: '.ds-error-summary', open: acts(localized(language, '/f/newsletter'), (page) => send(page)) },
    { name: 'thanks', has: 'h1', open: path('/f/newsletter/thanks') },
    { name: 'long form', has: 'fieldset', open: path('/f/open-evening') },
    { name: 'long form with slips', status: 422, has: '.ds-error-summary', open: acts(localized(language, '/f/open-evening'), (page) => send(page)) },
    { name: 'closed form', status: 410, has: 'main a', open: path('/f/photo-competition') },
    { name: 'confirm', has: 'main form button', open: opens(there(unconfirmed)) },
    { name: 'confirmed', has: done, open: opens(there(confirmed)) },
    { name: 'preferences', has: '[role=switch]', open: opens(there(own)) },
    {
      name: 'saved',
      has: done,
      open: acts(there(own), async (page) => {
        await page.getByRole('switch').last().click();
        await save(page);
      }),
    },
    { name: 'nothing saved', has: told, open: acts(there(own), save) },
    { name: 'restore', has: 'h1', open: opens(there(restore)) },
    { name: 'data', has: 'table', open: opens(there(data)) },
    { name: 'unsubscribe', has: '[name=scope]', open: opens(there(welcome.link('unsubscribe'))) },
    { name: 'link', has: '[name=email]', open: path('/link') },
    { name: 'link with slips', status: 422, has: '.ds-error-summary', open: acts(localized(language, '/link'), (page) => send(page)) },
    { name: 'link sent', has: 'h1', open: path('/link/sent') },
    { name: 'expired link', status: 410, has: '[name=email]', open: path('/p/no-such-link') },
    { name: 'privacy', has: 'h2', open: path('/privacy') },
    { name: 'api', has: 'main pre', open: path('/api') },
    { name: 'not found', status: 404, has: 'main a', open: path('/no/such/page') },
    // Last, because it ends the person's subscriptions.
    {
      name: 'unsubscribed',
      has: done,
      open: acts(there(welcome.link('unsubscribe')), (page) => press(page, page.locator('form:has([name=scope][value=everything]) button'))),
    },
  ];
}
