// Starts the built portal as an operator would: a process with a data folder, a port and a mail folder of its own, on
// either engine. It drives nothing; see browser.mjs.

import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { Mailbox } from './mailbox.mjs';

const binary = resolve(process.env.SAMTYKKE_TEST_BINARY ?? new URL('../../../target/debug/samtykke', import.meta.url).pathname);
const postgres = process.env.SAMTYKKE_TEST_POSTGRES;

/** Both engines; a run without PostgreSQL is a mistake in the set-up, not a shorter run. */
export const engines = ['sqlite', 'postgres'];

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

function databaseOf(engine, folder) {
  if (engine === 'sqlite') return `sqlite:${join(folder, 'samtykke.sqlite3')}`;
  if (!postgres) throw new Error('SAMTYKKE_TEST_POSTGRES is not set; run tests/run');
  const name = `browser_${process.pid}_${Math.random().toString(36).slice(2, 10)}`;
  const made = spawnSync('psql', [postgres, '-qc', `CREATE DATABASE ${name}`], { encoding: 'utf8' });
  if (made.status !== 0) throw new Error(`cannot create a database: ${made.stderr}`);
  const url = new URL(postgres);
  url.pathname = `/${name}`;
  return url.href;
}

/** Starts a portal and waits until it is ready. `demo` fills it with the demonstration organisation first. */
export async function startPortal({ engine = 'sqlite', env = {}, demo = false } = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'samtykke-browser-'));
  const port = await freePort();
  const base = `http://127.0.0.1:${port}`;
  const surroundings = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('SAMTYKKE_')));
  const settings = {
    ...surroundings,
    SAMTYKKE_DATA_DIR: folder,
    SAMTYKKE_DATABASE_URL: databaseOf(engine, folder),
    SAMTYKKE_LISTEN: `127.0.0.1:${port}`,
    SAMTYKKE_BASE_URL: base,
    SAMTYKKE_MAIL_URL: `directory:${join(folder, 'mail')}`,
    // Each visitor of a test comes from an address of their own, so that the limits per network stay switched on.
    SAMTYKKE_TRUSTED_PROXIES: '127.0.0.1',
    ...env,
  };
  const options = { cwd: folder, env: settings };
  if (demo) {
    const filled = spawnSync(binary, ['demo'], { ...options, encoding: 'utf8' });
    if (filled.status !== 0) throw new Error(`samtykke demo: ${filled.stderr}`);
  }
  const child = spawn(binary, ['serve'], { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  let log = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (log += text));
  const ended = once(child, 'exit');

  async function stop() {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGTERM');
      const late = setTimeout(() => child.kill('SIGKILL'), 15_000);
      await ended;
      clearTimeout(late);
    }
    await rm(folder, { recursive: true, force: true });
    return { code: child.exitCode, log };
  }

  const until = Date.now() + 30_000;
  for (;;) {
    const answer = await fetch(`${base}/readyz`).catch(() => undefined);
    if (answer?.ok) break;
    if (child.exitCode !== null || Date.now() > until) {
      await stop();
      throw new Error(`the portal did not start:\n${log}`);
    }
    await pause(50);
  }
  return { base, engine, folder, mailbox: new Mailbox(join(folder, 'mail')), stop, log: () => log };
}
