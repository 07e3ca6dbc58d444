import { PreviewForm } from '@/components/preview/preview-form';
import { configuration } from '@/lib/configuration';
import { database } from '@/lib/database';
import { currentPreview } from '@/lib/preview/preview-cookie';
import { findVariants } from '@/lib/variants/find-variants';
import type { FlagAddress } from './actions';
import { seeVariantFromForm } from './preview-actions';
import { Section } from './section';

/** What this browser shows of a flag, where the app's own pages answer from this environment. */
export async function PreviewSection({ address }: { address: FlagAddress }) {
  const { environment, key } = address;
  if (environment !== configuration().SLUICE_ENVIRONMENT) return null;
  const [told, preview] = await Promise.all([findVariants(database(), environment, key), currentPreview()]);
  if (!told) return null;
  const variants = preview?.environment === environment ? preview.variants : {};
  return (
    <Section title="See it as somebody else" id="preview">
      <PreviewForm
        variants={told.variants.map(({ name }) => name)}
        seen={Object.hasOwn(variants, key) ? (variants[key] ?? null) : null}
        see={seeVariantFromForm.bind(null, address)}
      />
    </Section>
  );
}
