import { Button } from '@/components/ui/button';

/** The keys that do something, and what. */
export function KeyList({ modifier }: { modifier: string }) {
  const keys = [
    [`${modifier} K`, 'Go to a flag, kill or lift it, set its percentage, change the environment'],
    ['?', 'These shortcuts'],
    ['↑ ↓', 'In a percentage: one up, one down; ⇧ ten, ⌥ a tenth'],
    ['↩', 'In a percentage: the next row; ⇧ ↩ the one before'],
    [`${modifier} ↩`, 'Save what is changed in the table'],
    ['Esc', 'Take back what is typed in a row, or close what is open'],
  ];
  return (
    <form method="dialog">
      <h2 id="shortcuts-title" className="font-medium">
        Shortcuts
      </h2>
      <dl className="mt-3 grid grid-cols-[auto_1fr] gap-x-4 gap-y-2 text-sm">
        {keys.map(([key, does]) => (
          <div key={key} className="contents">
            <dt>
              <kbd className="rounded-sm bg-sunken px-1.5 py-0.5 font-sans">{key}</kbd>
            </dt>
            <dd className="text-ink-muted">{does}</dd>
          </div>
        ))}
      </dl>
      <Button type="submit" className="mt-4">
        Close
      </Button>
    </form>
  );
}
