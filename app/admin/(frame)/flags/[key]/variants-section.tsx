import { SplitBar } from '@/components/variants/split-bar';
import { VariantsForm } from '@/components/variants/variants-form';
import { database } from '@/lib/database';
import type { FlagView } from '@/lib/flags/flag-view';
import { findVariants } from '@/lib/variants/find-variants';
import type { FlagAddress } from './actions';
import { Section } from './section';
import { saveVariantsFromForm } from './variants-actions';

const SHOWN_LENGTH_MAX = 200;

/** What a flag can answer, and the form that changes it, unless a plan leads the flag. */
export async function VariantsSection({ flag, isLed, yours, address }: VariantsSectionProps) {
  const told = await findVariants(database(), address.environment, flag.key);
  if (!told) return null;
  const { variants, onVariant, offVariant, split, ranges } = told;
  return (
    <Section title="Variants" id="variants">
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1.5 text-sm">
        {variants.map(({ name, value }) => (
          <div key={name} className="contents">
            <dt className="font-mono">{name}</dt>
            <dd className="text-ink-muted [overflow-wrap:anywhere]">
              <code>{shown(value)}</code>
              {name === onVariant && ' · for who is in'}
              {name === offVariant && ' · for who is not'}
            </dd>
          </div>
        ))}
      </dl>
      {split && <SplitBar ranges={ranges} yours={yours} />}
      {!flag.archived && !isLed && (
        <details>
          <summary className="cursor-pointer text-sm">Edit variants</summary>
          <div className="mt-4">
            <VariantsForm
              environment={address.environment}
              flag={{ key: flag.key, version: flag.version, valueType: flag.valueType }}
              stored={{ variants, onVariant, offVariant, hasSplit: split !== null, ranges }}
              save={saveVariantsFromForm.bind(null, address)}
            />
          </div>
        </details>
      )}
    </Section>
  );
}

function shown(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > SHOWN_LENGTH_MAX ? `${text.slice(0, SHOWN_LENGTH_MAX)}…` : text;
}

interface VariantsSectionProps {
  flag: FlagView;
  /** Whether a rollout plan leads it. */
  isLed: boolean;
  /** The bucket of whoever looks. */
  yours: number | null;
  address: FlagAddress;
}
