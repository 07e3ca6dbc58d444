import { IncrementalCache } from 'next/dist/server/lib/incremental-cache';
import { nodeFs } from 'next/dist/server/lib/node-fs-methods';
import { afterAll } from 'vitest';

const PREVIEW = { previewModeId: '', previewModeEncryptionKey: '', previewModeSigningKey: '' };

/** Next's own cache, in memory as the app has it, where `unstable_cache` looks for it outside a request. */
export function nextCache(): IncrementalCache {
  const cache = new IncrementalCache({
    dev: false,
    requestHeaders: {},
    fs: nodeFs,
    flushToDisk: false,
    serverDistDir: '/nowhere',
    maxMemoryCacheSize: 50 * 1024 * 1024,
    previewProps: PREVIEW,
    prerenderManifest: { version: 4, routes: {}, dynamicRoutes: {}, notFoundRoutes: [], preview: PREVIEW },
  });
  Reflect.set(globalThis, '__incrementalCache', cache);
  afterAll(() => {
    Reflect.deleteProperty(globalThis, '__incrementalCache');
  });
  return cache;
}
