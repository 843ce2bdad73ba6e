// Reads the .eml files that the portal writes, as the person's mail program would: headers, text, HTML and links.

import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import PostalMime from 'postal-mime';

export class Mailbox {
  #folder;
  #opened = new Map();
  #read = new Set();

  constructor(folder) {
    this.#folder = folder;
  }

  /** The next mail to `address` that was not read before; waits for it up to ten seconds. */
  async next(address) {
    const until = Date.now() + 10_000;
    for (;;) {
      const [first] = await this.#unread(address);
      if (first) {
        this.#read.add(first);
        return first;
      }
      if (Date.now() > until) throw new Error(`no further mail to ${address} arrived`);
      await pause(25);
    }
  }

  /** How many mails to `address` were not read yet. */
  async waiting(address) {
    return (await this.#unread(address)).length;
  }

  async #unread(address) {
    const names = await readdir(this.#folder).catch(() => []);
    const unread = [];
    for (const name of names.filter((name) => name.endsWith('.eml')).sort()) {
      if (!this.#opened.has(name)) this.#opened.set(name, await open(join(this.#folder, name)));
      const mail = this.#opened.get(name);
      if (mail.to === address && !this.#read.has(mail)) unread.push(mail);
    }
    return unread;
  }
}

async function open(path) {
  const mail = await PostalMime.parse(await readFile(path));
  const links = [...new Set((mail.text ?? '').match(/https?:\/\/[^\s<>()"]+/g) ?? [])].map((link) => link.replace(/[.,;:]+$/, ''));
  return {
    to: mail.to?.[0]?.address,
    subject: mail.subject,
    text: mail.text ?? '',
    html: mail.html ?? '',
    links,
    /** The one link whose path begins with `/KIND/`, below any language. */
    link(kind) {
      const found = links.filter((link) => new RegExp(`^/(?:[a-z]{2}/)?${kind}(?:/|$)`).test(new URL(link).pathname));
      if (found.length !== 1) throw new Error(`expected one ${kind} link in "${mail.subject}", found ${found.length}`);
      return found[0];
    },
    header: (name) => mail.headers.find((header) => header.key === name.toLowerCase())?.value,
  };
}
