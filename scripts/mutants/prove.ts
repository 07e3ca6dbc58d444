import { Refusal } from '../refusal';
import { plant } from './checkout-copy';
import type { Mutant, TestName } from './mutant';
import { runStories } from './run-stories';
import { type Place, runVitest } from './run-vitest';
import { type Verdict, verdict } from './verdict';

/** Whether a guard's test goes red without the guard, and what to say of it: the tests that did, or why none counts. */
export interface Proof {
  readonly mutant: Mutant;
  readonly isProved: boolean;
  readonly said: string;
}

const TITLES_SHOWN_MAX = 3;

/** What the tests of these mutants say of the product as it is: all of them in one run. */
export async function rehearse(mutants: readonly Mutant[], place: Place): Promise<(mutant: Mutant) => Verdict> {
  const [stories, others] = [mutants.filter(isStory), mutants.filter((mutant) => !isStory(mutant))];
  const ofOthers = others.length === 0 ? null : await runVitest(others.map(nameOf), place);
  const ofStories = stories.length === 0 ? null : await runStories(stories.map(nameOf), place);
  return (mutant) => verdict((isStory(mutant) ? ofStories : ofOthers) ?? { results: [], lines: '' }, mutant.test);
}

/** Takes one guard out, runs its test, puts the guard back. */
export async function prove(mutant: Mutant, { before, place }: { before: Verdict; place: Place }): Promise<Proof> {
  if (before.colour === 'red') {
    return { mutant, isProved: false, said: `red although the guard is there: ${listOf(before.titles)}` };
  }
  if (before.colour === 'none') return { mutant, isProved: false, said: before.why };
  try {
    const uproot = plant(mutant, place.folder);
    try {
      const after = verdict(await (isStory(mutant) ? runStories : runVitest)([mutant.test], place), mutant.test);
      return { mutant, isProved: after.colour === 'red', said: sayOf(after, mutant.test) };
    } finally {
      uproot();
    }
  } catch (problem) {
    if (problem instanceof Refusal) return { mutant, isProved: false, said: problem.message };
    throw problem;
  }
}

function sayOf(after: Verdict, { file }: TestName): string {
  switch (after.colour) {
    case 'red':
      return `${file}: ${listOf(after.titles)}`;
    case 'green':
      return `none: ${file} stays green without the guard`;
    case 'none':
      return after.why;
  }
}

function listOf(titles: readonly string[]): string {
  const more = titles.length - TITLES_SHOWN_MAX;
  return titles.slice(0, TITLES_SHOWN_MAX).join(' · ') + (more > 0 ? ` · and ${more} more` : '');
}

function isStory({ test }: Mutant): boolean {
  return /\.spec\.tsx?$/.test(test.file);
}

function nameOf({ test }: Mutant): TestName {
  return test;
}
