import { getDocument } from '@/lib/http/operations/get-document';
import { route } from '@/lib/http/route';

export const GET = route(getDocument);
