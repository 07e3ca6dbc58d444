import { configuration } from '@/lib/configuration';
import { basisOf } from '@/lib/evaluation/basis';
import { livenessResponse } from '@/lib/http/readiness';
import { route } from '@/lib/http/route';
import { serviceStates } from '@/lib/http/service-states';

/** Alive means that the process answers; whether it can say anything useful is asked of /readyz. */
export const GET = route(async ({ now }) => {
  const { SLUICE_ENVIRONMENT } = configuration();
  return livenessResponse(SLUICE_ENVIRONMENT, basisOf(SLUICE_ENVIRONMENT, now.getTime()), serviceStates());
});
