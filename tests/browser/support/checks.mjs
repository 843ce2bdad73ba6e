// What every public page must hold, whatever it shows: axe-core, valid HTML, reflow, target size, visible focus, language.
// Each check returns a list of findings in words; an empty list is a pass.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import { HtmlValidate } from 'html-validate';

const require = createRequire(import.meta.url);
const axeSource = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

const validator = new HtmlValidate({
  root: true,
  extends: ['html-validate:recommended'],
  rules: {
    // Written as a program writes it: HTML5 leaves these to taste.
    'void-style': 'off',
    'no-trailing-whitespace': 'off',
    // Boxes of one group share their name, and so do the hidden fields that say what was on offer.
    'form-dup-name': 'off',
    // An organisation's name is part of the title.
    'long-title': ['error', { maxlength: 120 }],
  },
});

/** WCAG 2.2 A and AA and axe's best practices. */
export async function axe(page) {
  await page.evaluate(axeSource);
  return page.evaluate(async () => {
    const { violations, incomplete } = await globalThis.axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      resultTypes: ['violations', 'incomplete'],
    });
    const words = (rule) => `axe ${rule.id}: ${rule.help}: ${rule.nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`;
    const findings = violations.map(words);
    // In forced colours the system chooses them; axe cannot see which.
    if (matchMedia('(forced-colors: active)').matches) return findings;
    // Where axe gives up on contrast (a picture behind the text, as the arrow of a select), the plain colours decide.
    const { Color } = globalThis.axe.commons.color;
    const parsed = (text) => new Color().parseString(text);
    for (const node of incomplete.filter((rule) => rule.id === 'color-contrast').flatMap((rule) => rule.nodes)) {
      const style = getComputedStyle(document.querySelector(node.target[0]));
      const [text, ground] = [style.color, style.backgroundColor].map(parsed);
      const contrast = ground.alpha < 1 ? 0 : globalThis.axe.commons.color.getContrast(ground, text);
      if (contrast < 4.5) findings.push(`contrast ${contrast.toFixed(2)}: ${node.html.slice(0, 160)}`);
    }
    return findings;
  });
}

/** The bytes that the server sent, not what the browser made of them. */
export async function validHtml(html, name) {
  const report = await validator.validateString(html, `${name}.html`);
  return report.results.flatMap((result) =>
    result.messages.map((message) => `html ${message.ruleId} at ${message.line}:${message.column}: ${message.message}`),
  );
}

/** Nothing to scroll sideways to, at 320 px (WCAG 1.4.10), with text twice as large (1.4.4) and widely spaced (1.4.12). */
export async function reflow(page) {
  const findings = [];
  const overflow = (what) =>
    page.evaluate((what) => {
      const root = document.documentElement;
      if (root.scrollWidth <= root.clientWidth) return [];
      const wide = [...document.querySelectorAll('body *')].filter((e) => e.getBoundingClientRect().right > root.clientWidth + 0.5);
      return [`${what}: ${root.scrollWidth} px wide in ${root.clientWidth}: ${wide.at(-1)?.outerHTML.slice(0, 160)}`];
    }, what);
  const before = page.viewportSize();
  await page.setViewportSize({ width: 320, height: 640 });
  findings.push(...(await overflow('320 px')));
  await page.setViewportSize({ width: 640, height: 800 });
  await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
  findings.push(...(await overflow('text at 200 %')));
  await page.evaluate(() => (document.documentElement.style.fontSize = ''));
  await page.setViewportSize({ width: 320, height: 640 });
  await page.evaluate(() => {
    for (const element of document.querySelectorAll('body *')) {
      Object.assign(element.style, { lineHeight: '1.5', letterSpacing: '0.12em', wordSpacing: '0.16em' });
    }
  });
  findings.push(...(await overflow('text spacing')));
  await page.evaluate(() => {
    for (const element of document.querySelectorAll('body *')) element.removeAttribute('style');
  });
  await page.setViewportSize(before);
  return findings;
}

/** Every target is at least 24 by 24 px, but links inside a sentence (WCAG 2.5.8). */
export function targets(page) {
  return page.evaluate(() => {
    const found = [];
    for (const element of document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary')) {
      const boxes = [element, ...(element.labels ?? [])].map((e) => e.getBoundingClientRect());
      const visible = element.checkVisibility({ visibilityProperty: true }) && boxes[0].width > 1 && boxes[0].right > 0 && boxes[0].bottom > 0;
      if (!visible) continue;
      const inSentence =
        element.matches('a') &&
        [...element.parentElement.childNodes].some((node) => node !== element && node.nodeType === Node.TEXT_NODE && node.data.trim() !== '');
      const width = Math.max(...boxes.map((box) => box.width));
      const height = Math.max(...boxes.map((box) => box.height));
      if (!inSentence && (width < 24 || height < 24)) {
        found.push(`target ${Math.round(width)}x${Math.round(height)}: ${element.outerHTML.slice(0, 160)}`);
      }
    }
    return found;
  });
}

/** Tab reaches everything, nothing traps it, and each stop looks different when it has the focus (WCAG 2.1.1, 2.4.7, 2.4.11). */
export async function focus(page) {
  const findings = [];
  const count = await page.evaluate(() => {
    const stops = [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary, iframe, [tabindex="0"]')];
    const reachable = stops.filter((e) => !e.disabled && e.tabIndex >= 0 && e.checkVisibility({ visibilityProperty: true }));
    // A group of radio buttons is one stop.
    const groups = new Set();
    const counted = reachable.filter((e) => e.type !== 'radio' || !(groups.has(e.name) || !groups.add(e.name)));
    counted.forEach((e, index) => (e.dataset.stop = index));
    globalThis.scrollTo(0, 0);
    document.activeElement?.blur();
    return counted.length;
  });
  const seen = new Set();
  // A date has several stops of its own.
  for (let stop = 0; seen.size < count && stop < count * 5; stop += 1) {
    await page.keyboard.press('Tab');
    const here = await page.evaluate(() => {
      const e = document.activeElement;
      const box = e.getBoundingClientRect();
      // The middle of what is in sight: of a tall text box that may be a part.
      const middle = (from, to, end) => (Math.max(0, from) + Math.min(end, to)) / 2;
      const top = document.elementFromPoint(middle(box.left, box.right, innerWidth), middle(box.top, box.bottom, innerHeight));
      const name = e.dataset?.stop ?? document.querySelector(`[name="${CSS.escape(e.name ?? '')}"][data-stop]`)?.dataset.stop;
      return {
        name,
        html: e.outerHTML.slice(0, 160),
        isFrame: e.localName === 'iframe',
        clip: { x: box.x - 8, y: box.y - 8, width: box.width + 16, height: box.height + 16 },
        isHidden: !top || !(e.contains(top) || top.contains(e) || [...(e.labels ?? [])].some((label) => label.contains(top))),
      };
    });
    if (here.name === undefined) {
      findings.push(`focus: stop ${stop + 1} is outside the page: ${here.html}`);
      break;
    }
    if (seen.has(here.name)) continue;
    seen.add(here.name);
    // Tab goes through what is in it; each page in a frame is looked at by itself.
    if (here.isFrame) continue;
    if (here.isHidden) findings.push(`focus hidden: ${here.html}`);
    const size = page.viewportSize();
    const x = Math.max(0, here.clip.x);
    const y = Math.max(0, here.clip.y);
    const clip = { x, y, width: Math.min(here.clip.width, size.width - x), height: Math.min(here.clip.height, size.height - y) };
    if (clip.width <= 0 || clip.height <= 0) {
      findings.push(`focus out of sight: ${here.html}`);
      continue;
    }
    const shot = () => page.screenshot({ clip, animations: 'disabled', caret: 'hide' });
    const withFocus = await shot();
    await page.evaluate(() => (globalThis.focused = document.activeElement).blur());
    const without = await shot();
    // Chromium goes on from here with the next Tab; focus from a script shows as it does from the keyboard.
    await page.evaluate(() => globalThis.focused.focus({ preventScroll: true, focusVisible: true }));
    if (withFocus.equals(without)) findings.push(`focus not visible: ${here.html}`);
  }
  if (seen.size < count) findings.push(`focus: ${count - seen.size} of ${count} stops are not reached with Tab`);
  return findings;
}

/** One h1, a title, and the language it claims. */
export async function frame(page, language) {
  const has = await page.evaluate(() => ({
    h1: document.querySelectorAll('h1').length,
    title: document.title,
    lang: document.documentElement.lang,
    raw: document.body.innerText.match(/\b(?:[a-z]+-){2,}[a-z]+\b/g) ?? [],
  }));
  const findings = [];
  if (has.h1 !== 1) findings.push(`${has.h1} h1 elements`);
  if (has.title.trim() === '') findings.push('no title');
  if (has.lang !== language) findings.push(`lang is ${has.lang}, not ${language}`);
  return findings;
}
