// What members of staff do to get in: the first set-up, the second step, signing in. By mouse or keyboard, as the caller drives.

import { createHmac } from 'node:crypto';

export const password = 'fjorden ligger stille i dag';

/** The code that an authenticator app shows for a key as it is typed (RFC 6238: SHA-1, six digits, 30 seconds). */
export function totp(key, at = Date.now()) {
  const letters = key.replaceAll(/\s/g, '').replaceAll('=', '');
  const bits = [...letters].map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const secret = Buffer.from(bits.match(/.{8}/g).map((octet) => Number.parseInt(octet, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)));
  const mac = createHmac('sha1', secret).update(counter).digest();
  const offset = mac.at(-1) & 15;
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

/** Waits until no second is left of a code that is about to end. */
export async function freshCode(key) {
  const left = 30_000 - (Date.now() % 30_000);
  if (left < 3_000) await new Promise((resolve) => setTimeout(resolve, left));
  return totp(key);
}

/** The one-time link that the first start prints. */
export function setUpLink(portal) {
  const link = portal.log().match(/http:\S+\/admin\/setup\/\S+/)?.[0];
  if (!link) throw new Error(`no set-up link in:\n${portal.log()}`);
  return link;
}

/** The key on the page that turns the second step on, as it is shown for typing. */
export function shownKey(page) {
  return page.locator('main dl dd').first().innerText();
}

/** The recovery codes on the page that shows them once. */
export async function recoveryCodes(page) {
  const items = await page.locator('main li').allInnerTexts();
  return items.filter((item) => /^[a-z0-9]{5}-[a-z0-9]{5}$/.test(item));
}

/** Presses Tab until the focus is on `target`, as somebody without a mouse does. */
export async function tabTo(page, target) {
  for (let stop = 0; stop < 300; stop += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not lead to ${target}`);
}

/** Types into a field that Tab leads to, in place of what is there. */
export async function type(page, target, text) {
  await tabTo(page, target);
  await page.keyboard.press('Control+A');
  await page.keyboard.type(text);
}

/** Follows a link or presses a button that Tab leads to, and waits for the page that comes of it. */
export async function enter(page, target) {
  await tabTo(page, target);
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
}

/** Sets the first administrator up, second step and all; answers the key of the app and the recovery codes. */
export async function setUp(visitor, portal) {
  const { page } = visitor;
  await visitor.open(setUpLink(portal));
  await type(page, page.locator('[name=name]'), 'Kari Nordmann');
  await type(page, page.locator('[name=address]'), 'kari@example.org');
  await type(page, page.locator('[name=new-password]'), password);
  await enter(page, page.locator('main form button'));
  const key = await shownKey(page);
  await type(page, page.locator('[name=code]'), await freshCode(key));
  await enter(page, page.locator('main form button'));
  return { key, codes: await recoveryCodes(page) };
}

/** Says once more who one is, by a code; what wants proof then opens for ten minutes. */
export async function prove(visitor, key) {
  await visitor.open('/admin/proof');
  await type(visitor.page, visitor.page.locator('[name=code]'), await freshCode(key));
  await enter(visitor.page, visitor.page.locator('main form button'));
}
