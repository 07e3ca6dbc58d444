import type { Transaction } from '@/db/client';
import { installation } from '@/db/schema';

/**
 * Makes everybody who changes accounts or access queue, until the transaction ends. Taken before any other row, so
 * that two of them cannot deadlock. Environments have locks of their own: nobody queues in front of a kill here.
 */
export async function lockAccess(tx: Transaction): Promise<void> {
  await tx.select({ lineage: installation.lineage }).from(installation).for('update');
}
