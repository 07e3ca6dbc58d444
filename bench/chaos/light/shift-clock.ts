/** Makes this process's wall clock wrong by so many milliseconds, as that of a machine without a time server is. */
export function shiftClock(byMs: number): void {
  if (byMs === 0) return;
  const Right = Date;
  const now = () => Right.now() + byMs;
  globalThis.Date = new Proxy(Right, {
    construct: (_target, args) => (args.length === 0 ? new Right(now()) : Reflect.construct(Right, args)),
    get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
  });
}
