import { configuration } from '@/lib/configuration';
import { basisOf } from '@/lib/evaluation/basis';
import { readinessResponse } from '@/lib/http/readiness';
import { route } from '@/lib/http/route';
import { serviceStates } from '@/lib/http/service-states';

export const GET = route(async ({ now }) => {
  const { SLUICE_ENVIRONMENT } = configuration();
  return readinessResponse(SLUICE_ENVIRONMENT, basisOf(SLUICE_ENVIRONMENT, now.getTime()), serviceStates());
});
