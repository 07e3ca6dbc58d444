// Fills the holes in package-lock.json (or in the one named) that the registry left: run it after every change of a
// lock. With --check it changes nothing, and fails where there are any.
import { readFileSync, writeFileSync } from 'node:fs';
import { completeLock } from './lock/complete-lock.mjs';

const isCheck = process.argv.includes('--check');
const [file = 'package-lock.json'] = process.argv.slice(2).filter((argument) => argument !== '--check');

const { lock, added } = completeLock(JSON.parse(readFileSync(file, 'utf8')));
if (added.length === 0) {
  console.log(`${file} is complete.`);
} else if (isCheck) {
  console.error(`${file} lacks ${added.join(' ')}: run node scripts/complete-lock.mjs ${file}`);
  process.exitCode = 1;
} else {
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
  console.log(`${file} was completed with ${added.join(' ')}`);
}
