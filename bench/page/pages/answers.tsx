import { KEYS } from './keys';

/** A page of ordinary size, most of it the same whatever the answers: what gating costs is measured against this. */
export function Answers({ answers }: { answers: readonly boolean[] }) {
  return (
    <main>
      <h1>Twenty parts</h1>
      <ul>
        {KEYS.map((key, index) => (
          <li key={key}>
            <h2>{key}</h2>
            <p>{answers[index] ? 'This part is new here.' : 'This part is as it was.'}</p>
          </li>
        ))}
      </ul>
    </main>
  );
}
