import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Refusal } from '../refusal';
import { type Mutant, parseMutant } from './mutant';

const FOLDER = 'e2e/mutants';

/** The mutants of these names; all, where none is given. */
export function readMutants(names: readonly string[]): readonly Mutant[] {
  const known = globSync(`${FOLDER}/*.patch`)
    .map((file) => path.basename(file, '.patch'))
    .toSorted();
  const unknown = names.find((name) => !known.includes(name));
  if (unknown) throw new Refusal(`There is no ${FOLDER}/${unknown}.patch. There are: ${known.join(', ')}.`);
  const wanted = names.length === 0 ? known : known.filter((name) => names.includes(name));
  return wanted.map((name) => parseMutant(name, readFileSync(path.join(FOLDER, `${name}.patch`), 'utf8')));
}
