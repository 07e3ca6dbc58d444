import type { PositionOf } from './asking';
import type { CompiledFlag } from './compiled-flag';
import { refusal } from './refusal';
import { drawn, type Serve } from './serve';
import type { Evaluation } from './types';

/** The answer to somebody whom a flag serves this: it refuses them, or has it, or draws it. */
export function given(flag: CompiledFlag, serve: Serve, targetingKey: string, positionOf: PositionOf): Evaluation {
  const refused = serve.asksForKey ? refusal(flag, targetingKey) : null;
  return refused ?? serve.answer ?? drawn(serve, positionOf(flag.prefix, targetingKey));
}
