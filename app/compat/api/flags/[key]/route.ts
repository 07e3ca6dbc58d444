import { getCompatFlag } from '@/lib/http/compat/get-compat-flag';
import { route } from '@/lib/http/route';

export const GET = route<'key'>(getCompatFlag);
