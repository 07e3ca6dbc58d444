import { CONTROL_CLASS } from '@/components/ui/control-class';

/** A field for each flag whose key is to be typed before a save that touches many. They belong to the table's form. */
export function AskedKeys({ form, asked }: { form: string; asked: readonly { key: string; reason: string }[] }) {
  if (asked.length === 0) return null;
  return (
    <ul className="grid gap-2">
      {asked.map(({ key, reason }) => (
        <li key={key} className="flex flex-wrap items-center gap-2 text-sm">
          <label htmlFor={`confirm-${key}`} className="min-w-48 flex-1">
            {reason}. Type <span className="font-mono">{key}</span> to save it:
          </label>
          <input
            form={form}
            id={`confirm-${key}`}
            name={`confirm:${key}`}
            autoComplete="off"
            spellCheck={false}
            className={`${CONTROL_CLASS} h-8 max-w-72 font-mono pointer-coarse:h-11`}
          />
        </li>
      ))}
    </ul>
  );
}
