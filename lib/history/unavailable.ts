import { DomainError } from '@/lib/domain-error';

// Connection lost or refused (network, postgres.js, PostgreSQL's class 08), server shutting down, read-only after a
// failover or out of connections, lock or statement timed out.
const UNREACHABLE = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EPIPE',
  'ETIMEDOUT',
  'TIMED_OUT',
  'READ_LOST',
  'TRANSACTION_LOST',
  'CONNECT_TIMEOUT',
  'CONNECTION_CLOSED',
  'CONNECTION_ENDED',
  'CONNECTION_DESTROYED',
  '08000',
  '08001',
  '08003',
  '08004',
  '08006',
  '25006',
  '57P01',
  '57P02',
  '57P03',
  '53300',
  '55P03',
  '57014',
  '25P03',
]);

/** Runs `work`; a database that cannot be reached or does not answer in time becomes UNAVAILABLE, nothing written. */
export async function unavailableWhenUnreachable<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!isUnreachable(error)) throw error;
    throw unavailable('Nothing was saved: the database does not answer. Try again in a moment.', error);
  }
}

export function unavailable(sentence: string, cause: unknown): DomainError {
  return new DomainError('UNAVAILABLE', sentence, { cause });
}

/** True where the error, or what it wraps, says that PostgreSQL was out of reach rather than unwilling. */
export function isUnreachable(error: unknown): boolean {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    if ('code' in at && typeof at.code === 'string' && UNREACHABLE.has(at.code)) return true;
  }
  return false;
}
