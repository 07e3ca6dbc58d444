// Turbopack takes the instrumentation of a folder above for an app's that has none of its own.
export function register(): void {}
