import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

/** Who may import whom: of ours, of others, and with `import type` alone. The first room that a file is in counts. */
const ROOMS: readonly { room: RegExp; ours: RegExp; others: RegExp; typesOf?: RegExp }[] = [
  // The engine decides, and knows nothing: what it takes from npm is pure and runs in a browser.
  { room: /^lib\/engine\//, ours: /^lib\/engine\//, others: /^(re2js|semver\/.+|ipaddr\.js)$/ },
  { room: /^lib\//, ours: /^(lib|db)\//, others: /^(?!next(\/|$))/ },
  {
    room: /^db\//,
    ours: /^db\//,
    others: /^(node:(path|async_hooks)|postgres|drizzle-orm.*)$/,
    typesOf: /^lib\/engine\//,
  },
  {
    room: /^components\//,
    ours: /^(components|lib\/engine)\//,
    others:
      /^(react|react-dom|clsx|lucide-react|radix-ui|cmdk|sonner|recharts|@tanstack\/.+|codemirror|@codemirror\/.+|@lezer\/.+|next\/(link|navigation|form))$/,
    typesOf: /^lib\//,
  },
  {
    room: /^app\//,
    ours: /^(app|components|lib)\//,
    others: /^(react|next(\/.+)?|node:crypto|geist\/.+|lucide-react)$/,
  },
  { room: /^middleware\.ts$/, ours: /^lib\/identity\/anonymous$/, others: /^next\/server$/ },
  { room: /^instrumentation\.ts$/, ours: /^lib\/start-process$/, others: /^$/ },
];
const OURS = /^(lib|db|components|app|e2e|scripts|bench)\//;

/** The files in lib that may speak to Next: everything else runs in a script too. */
const MAY_IMPORT_NEXT =
  /^lib\/(preview\/preview-cookie|cache\/(tags|fragment|drill-page)|identity\/(resolve|current-account|current-attributes)|auth\/(session-cookie|require-admin|require-viewer|require-same-origin)|http\/.+)\.ts$/;
/** Words that belong to one room, and files where they may stand. */
const WORDS: readonly { word: RegExp; where: RegExp }[] = [
  { word: /\b(revalidateTag|revalidatePath|updateTag|unstable_cache|cacheTag)\b/, where: /^lib\/cache\// },
  { word: /@upstash\/redis|[`'"](sluice:|flag:|flag_invalidations)/, where: /^lib\/cache\// },
  // Next replaces the guard of instrumentation.ts literally; the settings' file would not fit into the middleware.
  { word: /\bprocess\.env\b/, where: /^(lib\/configuration|middleware|instrumentation)\.ts$/ },
];
const LINES_MAX = 180;

/** What is wrong with a file of the house, one sentence each. */
function complaints(file: string, source: string): string[] {
  const found: string[] = [];
  const rules = ROOMS.find(({ room }) => room.test(file));
  if (!rules) return [`${file} is in no room`];
  for (const { name, isType } of importsOf(file, source)) {
    const may = OURS.test(name) ? rules.ours : rules.others;
    const isNext = name.startsWith('next/') && MAY_IMPORT_NEXT.test(file);
    const isKnownType = isType && rules.typesOf?.test(name);
    if (!may.test(name) && !isNext && !isKnownType) found.push(`${file} must not import ${name}`);
  }
  const code = source.replaceAll(/\/\*[\s\S]*?\*\/|(?<![:'"`])\/\/.*$/gm, '');
  for (const { word, where } of WORDS) {
    const said = where.test(file) ? null : word.exec(code);
    if (said) found.push(`${file} must not say ${said[0]}`);
  }
  const lines = source.split('\n').length - 1;
  if (lines > LINES_MAX) found.push(`${file} has ${lines} lines`);
  return found;
}

/** What a file imports, in whatever form; files of ours by their path from the root. */
function importsOf(file: string, source: string): { name: string; isType: boolean }[] {
  const forms =
    /^(?:import|export)\s+(type\s)?(?:[^'";]*?\sfrom\s+)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/gm;
  return [...source.matchAll(forms)].map(([, type, from, dynamic]) => {
    const said = from ?? dynamic ?? '';
    const name = said.startsWith('.') ? path.join(path.dirname(file), said) : said.replace(/^@\//, '');
    return { name, isType: type !== undefined };
  });
}

const isOurs = (name: string) => /\.tsx?$/.test(name) && !/\.test\.tsx?$|\.d\.ts$/.test(name);
const house = ['lib', 'db', 'components', 'app']
  .flatMap((room) => readdirSync(room, { recursive: true, encoding: 'utf8' }).map((name) => `${room}/${name}`))
  .concat('middleware.ts', 'instrumentation.ts')
  .map((name) => name.replaceAll('\\', '/'));

test('every file keeps to its room', () => {
  const files = house.filter(isOurs);
  expect(files.length).toBeGreaterThan(150);
  expect(files.flatMap((file) => complaints(file, readFileSync(file, 'utf8')))).toEqual([]);
});

describe('a file that does not is found', () => {
  test.each([
    ['lib/engine/evaluate.ts', "import { createHash } from 'node:crypto';"],
    ['lib/engine/evaluate.ts', "import { log } from '../log';"],
    ['lib/engine/evaluate.ts', "import type { Snapshot } from '@/lib/snapshot/snapshot';"],
    ['lib/engine/evaluate.ts', "import { z } from 'zod';"],
    ['lib/flags/edit-flag.ts', "import { Badge } from '@/components/ui/badge';"],
    ['lib/flags/edit-flag.ts', "import { page } from '../../app/page';"],
    ['lib/flags/edit-flag.ts', "import {\n  cookies,\n} from 'next/headers';"],
    ['lib/flags/edit-flag.ts', "import { Redis } from '@upstash/redis';"],
    ['lib/flags/edit-flag.ts', "import { flagWorld } from '@/e2e/support/flag-world';"],
    ['db/client.ts', "import { configuration } from '@/lib/configuration';"],
    ['db/client.ts', "import { evaluate } from '@/lib/engine/evaluate';"],
    ['components/flags/flag-row.tsx', "import { editFlag } from '@/lib/flags/edit-flag';"],
    ['components/flags/flag-row.tsx', "import type { Database } from '@/db/client';"],
    ['components/flags/flag-row.tsx', "import { readFile } from 'node:fs/promises';"],
    ['app/page.tsx', "import { flags } from '@/db/schema';"],
    ['app/page.tsx', "import { eq } from 'drizzle-orm';"],
    ['app/page.tsx', "export { Redis } from '@upstash/redis';"],
    ['app/page.tsx', "const { flags } = await import('@/db/schema');"],
    ['app/page.tsx', "import '../db/client';"],
    ['middleware.ts', "import { configuration } from '@/lib/configuration';"],
    ['app/page.tsx', 'revalidateTag(name, { expire: 0 });'],
    ['lib/flags/edit-flag.ts', 'await redis.del(`flag:$' + '{key}`);'],
    ['lib/flags/edit-flag.ts', 'const url = process.env.DATABASE_URL;'],
    ['app/page.tsx', '\n'.repeat(LINES_MAX + 1)],
    ['services/helpers.ts', ''],
  ])('%s: %s', (file, source) => {
    expect(complaints(file, source)).not.toEqual([]);
  });

  test.each([
    ['lib/engine/compile.ts', "import { RE2JS } from 're2js';\nimport type { StoredFlag } from './types';"],
    ['db/schema/flags.ts', "import type { Reason } from '@/lib/engine/types';\nimport { sql } from 'drizzle-orm';"],
    [
      'components/flags/flag-row.tsx',
      "import type { FlagView } from '@/lib/flags/flag-view';\nimport clsx from 'clsx';",
    ],
    ['lib/cache/tags.ts', "import { revalidateTag } from 'next/cache';"],
    ['lib/change-context.ts', '/** `revalidateTag` in a request. */ // process.env is elsewhere'],
  ])('and one that does is not: %s', (file, source) => {
    expect(complaints(file, source)).toEqual([]);
  });
});
