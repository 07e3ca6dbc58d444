import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { PERCENTAGE } from './flags.mjs';

/** The engine, bundled as a build bundles it. */
export async function bundledEngine() {
  const { outputFiles } = await build({
    stdin: {
      contents: `
        export { compileFlag } from './compile';
        export { compileSegment } from './compile-segment';
        export { evaluate } from './evaluate';
        export { evaluateMany } from './evaluate-many';
        export { visitsOf } from './visits-of';
        export { VISITS_MAX } from './budgets';`,
      resolveDir: fileURLToPath(new URL('../../lib/engine', import.meta.url)),
    },
    bundle: true,
    format: 'esm',
    write: false,
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}

/** A flag as it is stored, on at the share of all cases, with what else is said of it. */
export function storedFlag(key, said) {
  return {
    key,
    enabled: true,
    killed: false,
    rolloutPercentage: `${PERCENTAGE}.000`,
    rules: [],
    identityPolicy: 'device',
    failureMode: 'last-known-good',
    archived: false,
    revision: 1,
    ...said,
  };
}
