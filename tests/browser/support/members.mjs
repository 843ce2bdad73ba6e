// A way to every page about colleagues, roles, settings and one's own account, to the way in, and to what goes wrong there.

import { press } from './people.mjs';

const groups = ['organisation', 'languages', 'sender', 'links', 'consent', 'sign-up', 'contact-fields'];
let strangers = 0;

/** Invites Bo and keeps the link from the mail for the tour; makes a role that nobody ships. */
export async function invite(guide, portal) {
  const { page } = guide;
  await guide.open('/admin/users/new');
  await page.locator('[name=name]').fill('Bo Berg');
  await page.locator('[name=address]').fill('bo@example.org');
  await page.locator('[name=role]').selectOption({ label: 'Agent' });
  await press(page, page.locator('main form button'));
  guide.invitation = (await portal.mailbox.next('bo@example.org')).link('admin');
  await guide.open('/admin/roles/new');
  await page.locator('[name=name]').fill('Importer');
  await page.locator('[value=import]').check();
  await press(page, page.locator('main form button'));
}

/** The pages, as `office` has them. */
export async function members(guide) {
  const opens = (path) => (visitor) => visitor.open(path);
  const sends = (path, fill, form = 'main form .actions button') => async (visitor) => {
    await visitor.open(path);
    await fill?.(visitor.page);
    return press(visitor.page, visitor.page.locator(form).first());
  };
  const links = async (path) => {
    await guide.open(path);
    return guide.page.locator('main table a').evaluateAll((all) => all.map((a) => [a.innerText, a.getAttribute('href')]));
  };
  const users = Object.fromEntries(await links('/admin/users'));
  const roles = Object.fromEntries(await links('/admin/roles'));
  const slips = { status: 422, has: '.ds-error-summary' };
  const settings = groups.map((group) => ({
    name: `settings: ${group}`,
    has: '[name=version]',
    open: opens(`/admin/settings/${group}`),
  }));
  return [
    { name: 'users', has: 'table', open: opens('/admin/users') },
    { name: 'invitation', has: '[name=role]', open: opens('/admin/users/new') },
    { name: 'invitation with slips', ...slips, open: sends('/admin/users/new') },
    { name: 'oneself', has: '[name=version]', open: opens(users['Kari Nordmann']) },
    { name: 'somebody invited', has: 'form[action$="/invitation"]', open: opens(users['Bo Berg']) },
    { name: 'user with slips', ...slips, open: sends(users['Bo Berg'], (page) => page.locator('[name=name]').fill('')) },
    { name: 'last administrator', ...slips, open: sends(users['Kari Nordmann'], undefined, 'form[action$="/deactivation"] button') },
    { name: 'roles', has: 'table', open: opens('/admin/roles') },
    { name: 'new role', has: '[name=right]', open: opens('/admin/roles/new') },
    { name: 'new role with slips', ...slips, open: sends('/admin/roles/new') },
    { name: 'role', has: '[name=right]:checked', open: opens(roles.Agent) },
    { name: 'role that is fixed', has: 'h1', open: opens(roles.Administrator) },
    { name: 'role of one’s own', has: 'form[action$="/deletion"]', open: opens(roles.Importer) },
    { name: 'settings', has: 'main a[href="/admin/settings/keys"]', open: opens('/admin/settings') },
    ...settings,
    {
      name: 'settings with slips',
      ...slips,
      open: sends('/admin/settings/links', (page) => page.locator('[name=preference_link_days]').fill('0')),
    },
    { name: 'transport', has: 'main form button', open: opens('/admin/settings/transport') },
    { name: 'transport tried', has: 'main .ds-alert', open: sends('/admin/settings/transport') },
    { name: 'keys', has: 'table', open: opens('/admin/settings/keys') },
    { name: 'audit', has: 'table', open: opens('/admin/audit') },
    { name: 'account', has: '[name=new-password]', open: opens('/admin/account') },
    { name: 'account with slips', ...slips, open: sends('/admin/account', undefined, 'form[action$="/password"] button') },
    { name: 'second step', has: 'svg.qr', open: opens('/admin/account/two-step') },
    { name: 'second step with slips', ...slips, open: sends('/admin/account/two-step') },
    { name: 'recovery codes', has: 'main li', open: sends('/admin/account', undefined, 'form[action$="/recovery-codes"] button') },
    { name: 'proof', has: '[name=code]', open: opens('/admin/proof?next=%2Fadmin%2Fusers') },
    {
      name: 'form out of date',
      status: 403,
      has: 'main a',
      open: sends('/admin/users/new', (page) => page.locator('main [name=csrf]').evaluate((field) => (field.value = 'x'))),
    },
    { name: 'no such page for staff', status: 404, has: 'nav a', open: opens('/admin/no/such/page') },
    { name: 'no such contact', status: 404, has: 'nav a', open: opens('/admin/contacts/999999') },
    { name: 'sign-in', has: '[name=password]', open: opens('/admin/sign-in?next=%2Fadmin%2Fusers') },
    {
      name: 'sign-in refused',
      ...slips,
      // Somebody else each time, or guessing would become slow.
      open: sends('/admin/sign-in', (page) => page.locator('[name=address]').fill(`nobody${(strangers += 1)}@example.org`)),
    },
    { name: 'new password asked', has: '[name=address]', open: opens('/admin/reset') },
    { name: 'new password sent', has: 'main a', open: opens('/admin/reset?sent') },
    { name: 'new password late', status: 410, has: 'main a', open: opens('/admin/reset/none') },
    { name: 'set-up late', status: 410, has: 'main a', open: opens('/admin/setup/none') },
    { name: 'invitation late', status: 410, has: 'main a', open: opens('/admin/invitation/none') },
    { name: 'invitation accepted', has: '[name=new-password]', open: opens(guide.invitation) },
    { name: 'invitation accepted with slips', ...slips, open: sends(guide.invitation) },
  ];
}
