import { createRequire } from 'node:module';
import path from 'node:path';

/** The file that Node runs as `next`. */
export const NEXT = createRequire(path.resolve('package.json')).resolve('next/dist/bin/next');
