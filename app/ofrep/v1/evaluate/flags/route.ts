import { preflight } from '@/lib/http/ofrep/cors';
import { ofrepRoute } from '@/lib/http/ofrep/ofrep-route';
import { postEvaluateFlags } from '@/lib/http/ofrep/post-evaluate-flags';

export const POST = ofrepRoute(postEvaluateFlags);
export const OPTIONS = preflight;
