import path from 'node:path';
import { build } from 'esbuild';

/** What the bundle leaves on `globalThis.engine`. */
export type BundledEngine = typeof import('@/lib/engine/bucket') &
  typeof import('@/lib/engine/compile') &
  typeof import('@/lib/engine/evaluate') &
  typeof import('@/lib/engine/evaluate-many') &
  typeof import('./answer-vectors');

const ENTRY = `
  import * as bucket from './bucket';
  import * as compile from './compile';
  import * as evaluate from './evaluate';
  import * as evaluateMany from './evaluate-many';
  import * as vectors from '../../e2e/support/answer-vectors';
  globalThis.engine = { ...bucket, ...compile, ...evaluate, ...evaluateMany, ...vectors };
`;

/**
 * Bundles the engine into one script without imports, as text: run it anywhere (Node, an edge sandbox, a browser page)
 * and it leaves `engine` on `globalThis`. Fails if the engine comes to need anything from Node.
 */
export async function bundleEngine(): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: ENTRY, resolveDir: path.resolve(import.meta.dirname, '../../lib/engine') },
    bundle: true,
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    // As in every page: semver looks whether a process wants it to talk.
    define: { process: 'undefined' },
    minifySyntax: true,
    write: false,
  });
  const [file] = outputFiles;
  if (!file) throw new Error('esbuild wrote no file.');
  return file.text;
}
