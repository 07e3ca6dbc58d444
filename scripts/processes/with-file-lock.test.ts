import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { identityOf } from './process-identity.mjs';
import { withFileLock } from './with-file-lock.mjs';

const newLock = () => path.join(mkdtempSync(path.join(os.tmpdir(), 'sluice-lock-')), 'lock');

test('work under one lock never overlaps, however many want it', async () => {
  const lock = newLock();
  const trace: string[] = [];
  const work = (name: string) => async () => {
    trace.push(`${name} in`);
    await Promise.resolve();
    trace.push(`${name} out`);
  };
  await Promise.all(['a', 'b', 'c'].map((name) => withFileLock(lock, work(name))));
  for (const name of ['a', 'b', 'c']) expect(trace[trace.indexOf(`${name} in`) + 1]).toBe(`${name} out`);
  expect(trace).toHaveLength(6);
});

test('the lock of a process that was killed is taken over', async () => {
  const lock = newLock();
  const { pid } = spawnSync('true');
  writeFileSync(lock, `${pid} 1`);
  expect(await withFileLock(lock, () => 'done', { waitMsMax: 0 })).toBe('done');
});

test('the lock of a process whose id another program got since is taken over', async () => {
  const lock = newLock();
  writeFileSync(lock, `${process.pid} 1`);
  expect(await withFileLock(lock, () => 'done', { waitMsMax: 0 })).toBe('done');
});

test('a lock whose maker was killed before it could sign is taken over after a while, and not before', async () => {
  const lock = newLock();
  writeFileSync(lock, '');
  await expect(withFileLock(lock, () => 'done', { waitMsMax: 0 })).rejects.toThrow(lock);
  const longAgo = new Date(Date.now() - 60_000);
  utimesSync(lock, longAgo, longAgo);
  expect(await withFileLock(lock, () => 'done', { waitMsMax: 0 })).toBe('done');
});

test('who waits in vain is told the owner, whose lock stays', async () => {
  const lock = newLock();
  const owner = identityOf(process.ppid) ?? '';
  writeFileSync(lock, owner);
  await expect(withFileLock(lock, () => 'done', { waitMsMax: 0 })).rejects.toThrow(`Process ${process.ppid} holds`);
  expect(readFileSync(lock, 'utf8')).toBe(owner);
});

test('work that throws leaves no lock behind', async () => {
  const lock = newLock();
  await expect(withFileLock(lock, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await withFileLock(lock, () => 'done', { waitMsMax: 0 })).toBe('done');
});
