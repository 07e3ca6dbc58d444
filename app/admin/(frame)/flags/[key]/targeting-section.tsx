import { prerequisiteWords, ruleWords } from '@/components/flag-page/targeting-words';
import { TargetingForm } from '@/components/targeting/targeting-form';
import { TextLink } from '@/components/ui/text-link';
import { database } from '@/lib/database';
import type { FlagView } from '@/lib/flags/flag-view';
import { listSegmentKeys } from '@/lib/segments/segment-row';
import { findTargeting } from '@/lib/targeting/find-targeting';
import { readTargeting } from '@/lib/targeting/read-targeting';
import { findVariants } from '@/lib/variants/find-variants';
import type { FlagAddress } from './actions';
import { explainHref } from './explain-href';
import { Section } from './section';
import { saveTargetingFromForm } from './targeting-actions';

/** Who is answered by name or by rule, and what other flags decide first, in the order of evaluation. */
export async function TargetingSection({ flag, isLed, address }: TargetingSectionProps) {
  const [targeting, told, segments] = await Promise.all([
    findTargeting(database(), address.environment, flag.key),
    findVariants(database(), address.environment, flag.key),
    listSegmentKeys(database()),
  ]);
  const { rules, targets, prerequisites } = readTargeting(targeting);
  const isEmpty = rules.length + targets.length + prerequisites.length === 0;
  const json = (value: unknown) => JSON.stringify(value, null, 2);
  return (
    <Section title="Targeting" id="targeting">
      {isEmpty ? (
        <p className="text-ink-muted text-sm">Nobody is targeted: the switch and the rollout decide alone.</p>
      ) : (
        <ol className="grid list-decimal gap-1.5 pl-5 text-sm [overflow-wrap:anywhere]">
          {prerequisites.map((one) => (
            <li key={one.flag}>Only while {prerequisiteWords(one)}.</li>
          ))}
          {targets.length > 0 && (
            <li>
              {targets.length.toLocaleString('en')} {targets.length === 1 ? 'id is' : 'ids are'} answered by name.
            </li>
          )}
          {rules.map((rule) => (
            <li key={json(rule)}>
              {rule.name && <strong className="font-medium">{rule.name}. </strong>}
              {ruleWords(rule)}.
            </li>
          ))}
          <li>All others: the rollout.</li>
        </ol>
      )}
      <p className="text-sm">
        <TextLink href={explainHref(address)}>Try it on somebody</TextLink>
      </p>
      {!flag.archived && !isLed && (
        <details>
          <summary className="cursor-pointer text-sm">Edit targeting</summary>
          <div className="mt-4">
            <TargetingForm
              flagKey={flag.key}
              environment={address.environment}
              stored={{
                rules: json(targeting.rules),
                targets: json(targeting.targets),
                prerequisites: json(targeting.prerequisites),
              }}
              version={flag.version}
              known={{
                variants: [...new Set([told?.onVariant ?? 'on', ...(told?.variants ?? []).map(({ name }) => name)])],
                defaultVariant: told?.defaultVariant ?? 'off',
                segments,
              }}
              save={saveTargetingFromForm.bind(null, address)}
            />
          </div>
        </details>
      )}
    </Section>
  );
}

interface TargetingSectionProps {
  flag: FlagView;
  /** Whether a rollout plan leads it. */
  isLed: boolean;
  address: FlagAddress;
}
