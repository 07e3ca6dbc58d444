import fc from 'fast-check';
import { expect, test } from 'vitest';
import { singleFlight } from './single-flight';

/** Work that is begun when it is asked for, and ends when the test says so. */
function heldWork() {
  const runs: PromiseWithResolvers<void>[] = [];
  let ended = 0;
  return {
    runs,
    begin(): Promise<void> {
      const run = Promise.withResolvers<void>();
      runs.push(run);
      return run.promise;
    },
    /** Ends the run under way, well or badly; nothing where none is. */
    end(well: boolean): void {
      const run = runs[ended];
      if (!run) return;
      ended += 1;
      if (well) run.resolve();
      else run.reject(new Error('The database did not answer.'));
    },
    get underWay(): number {
      return runs.length - ended;
    },
    get ended(): number {
      return ended;
    },
  };
}

const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

const events = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('ask' as const), again: fc.nat({ max: 3 }) }),
    fc.record({ kind: fc.constant('end' as const), well: fc.boolean() }),
    fc.record({ kind: fc.constant('settle' as const) }),
  ),
  { maxLength: 40 },
);

test('whoever asks is answered by the first run that began after the question, and only one runs at a time', async () => {
  await fc.assert(
    fc.asyncProperty(events, async (story) => {
      const work = heldWork();
      const { run: ask } = singleFlight(work.begin);
      const answers: { begunBefore: number; answeredAfter: number }[] = [];
      let open = 0;

      // Some ask again in the very moment in which they are answered: the narrowest gap there is.
      function question(again: number): void {
        const begunBefore = work.runs.length;
        open += 1;
        const answered = () => {
          open -= 1;
          answers.push({ begunBefore, answeredAfter: work.ended });
          for (let i = 0; i < again; i++) question(0);
        };
        ask().then(answered, answered);
        expect(work.underWay).toBeLessThanOrEqual(1);
      }

      for (const event of story) {
        if (event.kind === 'ask') question(event.again);
        else if (event.kind === 'end') work.end(event.well);
        else await settle();
      }
      while (open > 0) {
        work.end(true);
        await settle();
      }
      expect(work.underWay).toBe(0);
      for (const { begunBefore, answeredAfter } of answers) expect(answeredAfter).toBe(begunBefore + 1);
    }),
    { numRuns: 1_000 },
  );
});

test('a storm of questions costs two runs at most: the one under way, and one more for everybody', async () => {
  const work = heldWork();
  const { run: ask } = singleFlight(work.begin);
  const answers = Array.from({ length: 1_000 }, () => ask());
  work.end(true);
  await settle();
  work.end(true);
  await Promise.all(answers);
  expect(work.runs).toHaveLength(2);
});

test('a run that fails tells those who waited for it, and the next question begins anew', async () => {
  const work = heldWork();
  const { run: ask } = singleFlight(work.begin);
  const first = expect(ask()).rejects.toThrow('The database did not answer.');
  const second = ask();
  work.end(false);
  await first;
  work.end(true);
  await expect(second).resolves.toBeUndefined();
  const third = ask();
  work.end(true);
  await third;
  expect(work.runs).toHaveLength(3);
});

test('questions that never stop coming starve nobody', async () => {
  const work = heldWork();
  const { run: ask } = singleFlight(work.begin);
  for (let round = 0; round < 100; round++) {
    const begunBefore = work.runs.length;
    const mine = ask();
    for (let i = 0; i < 5; i++) void ask();
    work.end(true);
    await settle();
    void ask();
    if (work.ended <= begunBefore) work.end(true);
    await mine;
    expect(work.ended).toBe(begunBefore + 1);
  }
});
