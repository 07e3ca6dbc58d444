import { inAccess } from '@/lib/auth/in-access';
import { refuseUnlessAdmin } from '@/lib/auth/rights';
import type { ChangeContext } from '@/lib/change-context';

/** Records that history was taken out, by whom and by what it was filtered. Throws FORBIDDEN unless an admin asks. */
export async function noteExport(ctx: ChangeContext, said: Readonly<Record<string, unknown>>): Promise<void> {
  refuseUnlessAdmin(ctx.actor);
  await inAccess(ctx, async () => ({ action: 'history.exported', before: null, after: said }));
}
