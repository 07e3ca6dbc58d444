import { answerFlag } from '@/lib/evaluation/answer';
import { basisOf } from '@/lib/evaluation/basis';
import { startProcess } from '@/lib/start-process';
import type { Asked, Given } from '../oracle/answered';
import { question, type Reply } from './protocol';
import { shiftClock } from './shift-clock';

// An instance without its web server: the real snapshots, kept up to date as in every serving process, and the real
// evaluation. It is asked over the pipe to its parent, and ends with it.
shiftClock(Number(process.argv[2] ?? 0));
process.on('message', (message) => {
  const { id, environment, asked } = question.parse(message);
  process.send?.({ id, given: asked.map((one) => give(environment, one)) } satisfies Reply);
});
process.on('disconnect', () => process.exit(0));
await startProcess();

function give(environment: string, { flag, user }: Asked): Given {
  const answer = answerFlag(basisOf(environment, Date.now()), flag, { targetingKey: user });
  const { value, reason, revision, staleForMs } = answer;
  // As over HTTP: an age that nobody knows is null.
  const age = staleForMs === undefined || Number.isFinite(staleForMs) ? staleForMs : null;
  return { value: value === true, reason, revision, ...(age !== undefined && { staleForMs: age }) };
}
