import { drillPage } from '@/lib/cache/drill-page';
import { isLoopBack, LOOP_BACK_HEADER } from '@/lib/cache/loop-back';
import { answerFlag } from '@/lib/evaluation/answer';
import { basisOf } from '@/lib/evaluation/basis';
import type { Incoming } from '../incoming';
import { nothingHere } from '../nothing-here';
import { queryParameter } from '../query-parameter';

/**
 * What this process answers of a flag that a drill kills, and what a page shows that it has cached. For this process's
 * own drills; for anybody else there is nothing here. Not counted: nobody asked for it.
 */
export async function getDrillPage({ request, query, now }: Incoming): Promise<Response> {
  if (!isLoopBack(request.headers.get(LOOP_BACK_HEADER))) return nothingHere();
  const environment = queryParameter(query, 'environment') ?? '';
  const key = queryParameter(query, 'key') ?? '';
  const ask = () => answerFlag(basisOf(environment, now.getTime()), key, { targetingKey: 'drill' }).value === true;
  return Response.json({ answer: ask(), page: await drillPage({ environment, key }, ask) });
}
