export function middleware(): void {}
export const config = { matcher: '/none' };
