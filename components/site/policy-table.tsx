import { clsx } from 'clsx';

/** What decides for somebody before and after they sign in, by the flag's identity policy. */
export function PolicyTable({ isSignedIn }: { isSignedIn: boolean }) {
  return (
    <table className="w-full border-collapse text-left">
      <thead>
        <tr className="border-line border-b text-sm">
          <th scope="col" className="py-2 pr-4 font-medium">
            The flag goes by
          </th>
          <Head isYou={!isSignedIn}>Signed out</Head>
          <Head isYou={isSignedIn}>Signed in</Head>
        </tr>
      </thead>
      <tbody>
        {POLICIES.map(({ name, before, after }) => (
          <tr key={name} className="border-line border-b align-top">
            <th scope="row" className="py-2.5 pr-4 font-medium">
              {name}
            </th>
            <Cell isYou={!isSignedIn}>{before}</Cell>
            <Cell isYou={isSignedIn}>{after}</Cell>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const POLICIES = [
  { name: 'the device', before: 'The id in this browser’s cookie.', after: 'The same id: signing in changes nothing.' },
  {
    name: 'the account',
    before: 'Nothing to go by: off, at 100\u00a0% too.',
    after: 'The account’s number, the same on every device.',
  },
] as const;

function Head({ isYou, children }: { isYou: boolean; children: string }) {
  return (
    <th scope="col" className="py-2 pr-4 font-medium">
      {children}
      {isYou && <span className="font-normal text-ink-muted"> · you, now</span>}
    </th>
  );
}

function Cell({ isYou, children }: { isYou: boolean; children: string }) {
  return <td className={clsx('py-2.5 pr-4', isYou ? 'text-ink' : 'text-ink-muted')}>{children}</td>;
}
