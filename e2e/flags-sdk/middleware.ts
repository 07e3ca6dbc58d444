// Turbopack takes the middleware of a folder above for an app's that has none of its own.
export function middleware(): void {}

export const config = { matcher: '/nothing-is-here' };
