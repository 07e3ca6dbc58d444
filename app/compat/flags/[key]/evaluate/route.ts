import { getCompatEvaluation } from '@/lib/http/compat/get-compat-evaluation';
import { route } from '@/lib/http/route';

export const GET = route<'key'>(getCompatEvaluation);
