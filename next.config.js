/** @type {import('next').NextConfig} */
export default {
  distDir: process.env.NEXT_DIST_DIR ?? '.next',
  poweredByHeader: false,
  // The article's services ask with a slash at the end, and follow no redirect: both spellings are answered.
  skipTrailingSlashRedirect: true,
  reactStrictMode: true,
  // TypeScript 7 has no compiler API for the build to call: `tsc --noEmit` checks types, as a step of `npm run verify`.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: ['@node-rs/argon2', '@zxcvbn-ts/language-common', 'pino', 'postgres'],
  experimental: {
    // Or every save leaves files in .next/cache that nobody ever deletes.
    isrFlushToDisk: false,
    authInterrupts: true,
    serverActions: { bodySizeLimit: '2mb' },
  },
  rewrites: async () => [
    // Browsers ask for it by themselves while they do not know a page's own icon yet.
    { source: '/favicon.ico', destination: '/icon.svg' },
    // The first version of the API is the one that there is: a second would get folders of its own. What a process says to
    // itself is no part of it.
    { source: '/api/v1/:path((?!internal(?:/|$)).*)', destination: '/api/:path' },
  ],
  headers: async () => [
    {
      source: '/:path*',
      headers: [
        { key: 'X-Content-Type-Options', value: 'nosniff' },
        { key: 'Referrer-Policy', value: 'same-origin' },
        { key: 'X-Frame-Options', value: 'DENY' },
        { key: 'Permissions-Policy', value: 'camera=(), geolocation=(), microphone=()' },
        { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
      ],
    },
  ],
};
