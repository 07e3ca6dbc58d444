import { inAccess } from '@/lib/auth/in-access';
import { refuseUnlessMayRead, rightsOf } from '@/lib/auth/rights';
import type { ChangeContext } from '@/lib/change-context';
import { DomainError } from '@/lib/domain-error';
import { findVariants } from '@/lib/variants/find-variants';
import { PREVIEWED_FLAGS_MAX } from './seal';

type Variants = Readonly<Record<string, string>>;

/**
 * Puts on record that somebody sees a variant of a flag in their own browser, or their own answer again (null), and gives
 * all that they see. Nobody else's answer changes. Throws FORBIDDEN, NOT_FOUND, INVALID_INPUT where the flag has no such
 * variant, CONFLICT where too many flags are seen already.
 */
export async function seeVariant(
  ctx: ChangeContext,
  {
    environment,
    key,
    variant,
  }: { readonly environment: string; readonly key: string; readonly variant: string | null },
  seen: Variants,
): Promise<Variants> {
  refuseUnlessMayRead(rightsOf(ctx.actor).reads, environment);
  const { [key]: before = null, ...others } = seen;
  if (variant === before) return seen;
  if (variant !== null) {
    const told = await findVariants(ctx.db, environment, key);
    if (!told) throw new DomainError('NOT_FOUND', `There is no flag ${key.slice(0, 100)}.`, { field: 'key' });
    if (!told.variants.some(({ name }) => name === variant)) {
      const names = told.variants.map(({ name }) => name).join(', ');
      throw new DomainError('INVALID_INPUT', `Choose one of ${names}.`, { field: 'variant' });
    }
    if (Object.keys(others).length >= PREVIEWED_FLAGS_MAX) {
      const message = `You see ${PREVIEWED_FLAGS_MAX} flags otherwise already: end that of one first.`;
      throw new DomainError('CONFLICT', message, { field: 'variant' });
    }
  }
  await inAccess(ctx, async () => ({
    action: variant === null ? 'preview.ended' : 'preview.started',
    before: { environment, flag: key, variant: before },
    after: { environment, flag: key, variant },
  }));
  return variant === null ? others : { ...others, [key]: variant };
}
