import path from 'node:path';

/** @type {import('next').NextConfig} */
export default {
  // The packages are those of the repository that this app stands in.
  outputFileTracingRoot: path.resolve(import.meta.dirname, '../..'),
  typescript: { ignoreBuildErrors: true },
};
