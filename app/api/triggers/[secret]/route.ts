import { route } from '@/lib/http/route';
import { postTrigger } from '@/lib/http/triggers/post-trigger';

export const POST = route<'secret'>(postTrigger);
