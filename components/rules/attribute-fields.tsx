'use client'; // What can be typed follows the operator.

import { Checkbox } from '@/components/ui/checkbox';
import { CodeInput } from '@/components/ui/code-input';
import { Select } from '@/components/ui/select';
import { Textarea } from '@/components/ui/textarea';
import type { ConditionDraft } from './draft';
import { OPERATOR_WORDS, operatorWords, PLACEHOLDERS } from './operator-words';
import { FORMAT_WORDS, formatsFor, type ValueFormat } from './typed-values';

type AttributeDraft = Extract<ConditionDraft, { kind: 'attribute' }>;

const LINES_SHOWN_MAX = 8;

/** A condition on an attribute: its path, the operator and the values. */
export function AttributeFields({ condition, invalid, onChange }: AttributeFieldsProps) {
  const { operator, format } = condition;
  const { takes, count, mayIgnoreCase } = operatorWords(operator);
  const formats = formatsFor(takes);
  const change = (part: Partial<AttributeDraft>) => onChange({ ...condition, ...part });
  return (
    <>
      <CodeInput
        aria-label="Attribute"
        placeholder="plan"
        className="min-w-28 max-w-52 flex-1"
        value={condition.attribute}
        onChange={({ target }) => change({ attribute: target.value })}
        {...invalid}
      />
      <Checkbox checked={condition.negate} onChange={({ target }) => change({ negate: target.checked })}>
        not
      </Checkbox>
      <Select
        aria-label="Operator"
        className="max-w-52"
        options={operatorsWith(operator)}
        value={operator}
        onChange={({ target }) => change({ operator: target.value, format: formatFor(target.value, format) })}
      />
      {count !== 'none' && <Values condition={condition} invalid={invalid} change={change} />}
      {count !== 'none' && formats.length > 1 && (
        <Select
          aria-label="Values are"
          className="max-w-36"
          options={formats.map((value) => ({ value, label: FORMAT_WORDS[value] }))}
          value={format}
          onChange={({ target }) => change({ format: formats.find((one) => one === target.value) ?? format })}
        />
      )}
      {mayIgnoreCase && (
        <Checkbox checked={condition.ignoreCase} onChange={({ target }) => change({ ignoreCase: target.checked })}>
          in any case
        </Checkbox>
      )}
    </>
  );
}

function Values({ condition, invalid, change }: ValuesProps) {
  const { takes, count } = operatorWords(condition.operator);
  const shared = { placeholder: PLACEHOLDERS[takes], ...invalid };
  if (count === 'two') {
    const [from = '', to = ''] = condition.typed.split('\n');
    return (
      <>
        <CodeInput
          {...shared}
          aria-label="From"
          className="max-w-28"
          value={from}
          onChange={({ target }) => change({ typed: `${target.value}\n${to}` })}
        />
        <CodeInput
          {...shared}
          aria-label="To, included"
          className="max-w-28"
          value={to}
          onChange={({ target }) => change({ typed: `${from}\n${target.value}` })}
        />
      </>
    );
  }
  if (count === 'one' && !condition.typed.includes('\n')) {
    return (
      <CodeInput
        {...shared}
        aria-label="Value"
        className="min-w-28 max-w-72 flex-1"
        value={condition.typed}
        onChange={({ target }) => change({ typed: target.value })}
      />
    );
  }
  const rows = Math.min(LINES_SHOWN_MAX, condition.typed.split('\n').length + 1);
  return (
    <Textarea
      {...shared}
      autoComplete="off"
      spellCheck={false}
      aria-label="Values, one a line"
      rows={rows}
      className="min-w-40 max-w-72 flex-1 font-mono text-xs"
      value={condition.typed}
      onChange={({ target }) => change({ typed: target.value })}
    />
  );
}

/** All operators, and one that is stored although there is no such one. */
function operatorsWith(operator: string) {
  const options = Object.entries(OPERATOR_WORDS).map(([value, { words }]) => ({ value, label: words }));
  return operatorWords(operator).words === operator ? [...options, { value: operator, label: operator }] : options;
}

/** The format that is kept where the new operator knows it. */
function formatFor(operator: string, format: ValueFormat): ValueFormat {
  const formats = formatsFor(operatorWords(operator).takes);
  return formats.includes(format) ? format : (formats[0] ?? 'text');
}

interface AttributeFieldsProps {
  condition: AttributeDraft;
  invalid: { readonly 'aria-invalid'?: true; readonly 'aria-describedby'?: string };
  onChange: (condition: AttributeDraft) => void;
}

interface ValuesProps {
  condition: AttributeDraft;
  invalid: AttributeFieldsProps['invalid'];
  change: (part: Partial<AttributeDraft>) => void;
}
