import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { StepContext } from './steps';

const project = z.object({ exclude: z.array(z.string()) });

/**
 * Writes a TypeScript project that is the ordinary one but for the route types, which are those of verify's own build
 * folder alone: another folder's may be of pages that are gone. Gives its file.
 */
export function writeTypesProject({ folder, env }: Pick<StepContext, 'folder' | 'env'>): string {
  const up = path.relative(folder, '.');
  const from = (glob: string) => path.posix.join(up, glob);
  const ordinary = project.parse(JSON.parse(readFileSync('tsconfig.json', 'utf8')));
  const file = path.join(folder, 'tsconfig.json');
  const include = ['next-env.d.ts', '**/*.ts', '**/*.tsx', `${env.NEXT_DIST_DIR}/types/**/*.ts`];
  const own = {
    extends: from('tsconfig.json'),
    compilerOptions: { incremental: false, tsBuildInfoFile: null },
    include: include.map(from),
    exclude: ordinary.exclude.map(from),
  };
  writeFileSync(file, JSON.stringify(own));
  return file;
}
