import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { identityOf, isRunning } from '../processes/process-identity.mjs';

/** Notes that this process uses what `folder` stands for. Gives the lease's file, which `dropLease` removes. */
export function takeLease(folder: string): string {
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, `${process.pid}-${randomUUID()}`);
  writeFileSync(file, identityOf(process.pid) ?? '');
  return file;
}

/** Removes a lease and those of processes that were killed. Says whether nobody holds one any more. */
export function dropLease(file: string): { readonly wasLast: boolean } {
  rmSync(file, { force: true });
  const folder = path.dirname(file);
  const held = readdirSync(folder).filter((name) => {
    const isHeld = isRunning(readFileSync(path.join(folder, name), 'utf8'));
    if (!isHeld) rmSync(path.join(folder, name), { force: true });
    return isHeld;
  });
  return { wasLast: held.length === 0 };
}
