// A way to every public page in every state that a visitor can meet, for the checks that must hold on all of them.
// Each stop opens its page anew, as the visitor that it is given, and returns the bytes that the server sent.

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

/** A page that a visitor gets by posting: the last answer's bytes are those of the page after the redirect. */
async function after(visitor, act) {
  let last;
  const keep = (response) => {
    if (response.request().isNavigationRequest() && response.status() !== 303) last = response;
  };
  visitor.page.on('response', keep);
  await act();
  visitor.page.off('response', keep);
  return last.text();
}

/** Every public page: `{ name, open(visitor) }`. One person signs up, confirms and changes choices on the way. */
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
  const opens = (link) => async (visitor) => (await visitor.open(link)).text();
  const path = (path) => opens(localized(language, path));
  const acts = (link, act) => (visitor) =>
    after(visitor, async () => {
      await visitor.open(link);
      await act(visitor.page);
    });
  return [
    { name: 'home', open: path('/') },
    { name: 'form', open: path('/f/newsletter') },
    { name: 'form with slips', open: acts(localized(language, '/f/newsletter'), (page) => send(page)) },
    { name: 'thanks', open: path('/f/newsletter/thanks') },
    { name: 'confirm', open: opens(there(unconfirmed)) },
    { name: 'confirmed', open: opens(there(confirmed)) },
    { name: 'preferences', open: opens(there(own)) },
    {
      name: 'saved',
      open: acts(there(own), async (page) => {
        await page.getByRole('switch').last().click();
        await press(page, page.locator('form[action$="/choices"] button'));
      }),
    },
    { name: 'nothing saved', open: acts(there(own), (page) => press(page, page.locator('form[action$="/choices"] button'))) },
    { name: 'restore', open: opens(there(restore)) },
    { name: 'data', open: opens(there(data)) },
    { name: 'unsubscribe', open: opens(there(welcome.link('unsubscribe'))) },
    { name: 'link', open: path('/link') },
    { name: 'link with slips', open: acts(localized(language, '/link'), (page) => send(page)) },
    { name: 'link sent', open: path('/link/sent') },
    { name: 'expired link', open: path('/p/no-such-link') },
    { name: 'privacy', open: path('/privacy') },
    { name: 'not found', open: path('/no/such/page') },
    // Last, because it ends the person's subscriptions.
    {
      name: 'unsubscribed',
      open: acts(there(welcome.link('unsubscribe')), async (page) => {
        const button = page.locator('form:has([name=scope][value=everything]) button');
        if ((await button.count()) > 0) await press(page, button);
      }),
    },
  ];
}
