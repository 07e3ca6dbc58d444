import { isUnreachable } from '@/lib/history/unavailable';

/**
 * Reads what a change left. Null where the database went away after the commit: the change stands, and to answer that
 * it could not be made would have its sender make it again.
 */
export async function readBack<T>(read: () => Promise<T>): Promise<T | null> {
  try {
    return await read();
  } catch (error) {
    if (!isUnreachable(error)) throw error;
    return null;
  }
}
