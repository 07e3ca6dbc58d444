import { preflight } from '@/lib/http/ofrep/cors';
import { ofrepRoute } from '@/lib/http/ofrep/ofrep-route';
import { postEvaluateFlag } from '@/lib/http/ofrep/post-evaluate-flag';

export const POST = ofrepRoute<'key'>(postEvaluateFlag);
export const OPTIONS = preflight;
