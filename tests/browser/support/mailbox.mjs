// Reads the .eml files that the portal writes, as the person's mail program would: headers, text, HTML and links.

import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import PostalMime from 'postal-mime';

export class Mailbox {
  #folder;
  #read = new Set();

  constructor(folder) {
    this.#folder = folder;
  }

  /** The next mail to `address` that was not read before; waits for it up to ten seconds. */
  async next(address) {
    const until = Date.now() + 10_000;
    for (;;) {
      for (const name of await this.#names()) {
        if (this.#read.has(name)) continue;
        const mail = await open(join(this.#folder, name));
        if (mail.to !== address) continue;
        this.#read.add(name);
        return mail;
      }
      if (Date.now() > until) throw new Error(`no further mail to ${address} arrived`);
      await pause(25);
    }
  }

  /** How many mails to `address` were not read yet. */
  async waiting(address) {
    let count = 0;
    for (const name of await this.#names()) {
      if (!this.#read.has(name) && (await open(join(this.#folder, name))).to === address) count += 1;
    }
    return count;
  }

  async #names() {
    const names = await readdir(this.#folder).catch(() => []);
    return names.filter((name) => name.endsWith('.eml')).sort();
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
