import { configuration } from '@/lib/configuration';
import { basisOf } from '@/lib/evaluation/basis';
import { readinessResponse } from '@/lib/http/readiness';
import { route } from '@/lib/http/route';

export const GET = route(async ({ now }) => {
  const { SLUICE_ENVIRONMENT } = configuration();
  return readinessResponse(SLUICE_ENVIRONMENT, basisOf(SLUICE_ENVIRONMENT, now.getTime()));
});
