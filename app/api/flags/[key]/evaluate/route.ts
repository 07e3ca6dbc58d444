import { getEvaluation } from '@/lib/http/evaluation/get-evaluation';
import { route } from '@/lib/http/route';

export const GET = route<'key'>(getEvaluation);
