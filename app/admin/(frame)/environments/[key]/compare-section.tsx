import { CopyForm } from '@/components/environments/copy-form';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { database } from '@/lib/database';
import { compareEnvironments } from '@/lib/environments/compare-environments';
import type { EnvironmentView } from '@/lib/environments/list-environments';
import { Section } from '../../flags/[key]/section';
import { flagHref } from '../../flags/flag-href';
import { copyFromForm } from '../copy-action';
import { differenceWords } from '../difference-words';

/** What another environment decides differently, and the way to take it over. */
export async function CompareSection({ here, others, from }: CompareSectionProps) {
  const compared = from && (await compareEnvironments(database(), { from: from.key, to: here.key }));
  return (
    <Section title="Compare">
      <form className="flex items-end gap-3" aria-label="Compare with">
        <Field name="from" label="With">
          {(control) => (
            <Select
              {...control}
              options={others.map(({ key, name }) => ({ value: key, label: name }))}
              defaultValue={from?.key ?? others[0]?.key ?? ''}
            />
          )}
        </Field>
        <Button type="submit">Compare</Button>
      </form>
      {from && compared && (
        <>
          <p className="text-sm">
            {compared.differences.length === 0
              ? `All ${compared.flagCount} flags are decided here as in ${from.name.toLowerCase()}.`
              : `${compared.differences.length} of ${compared.flagCount} flags are decided differently. Here → as in ${from.name.toLowerCase()}:`}
          </p>
          {compared.differences.length > 0 && (
            <CopyForm
              differences={compared.differences.map((one) => ({
                key: one.key,
                href: flagHref(here.key, one.key),
                version: one.version,
                isLed: one.isLed || here.isRetired,
                isKilledThere: one.isKilledThere,
                changes: differenceWords(one),
              }))}
              names={{ from: from.name.toLowerCase(), to: here.name.toLowerCase() }}
              copy={copyFromForm.bind(null, { from: from.key, to: here.key })}
            />
          )}
        </>
      )}
    </Section>
  );
}

interface CompareSectionProps {
  here: EnvironmentView;
  others: readonly EnvironmentView[];
  /** The one to compare with, once it is chosen. */
  from: EnvironmentView | null;
}
