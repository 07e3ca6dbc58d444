const SYSTEMS = new Set('aix android darwin freebsd linux netbsd openbsd openharmony sunos win32'.split(' '));
const SYSTEM_OF = new Map([
  ['windows', 'win32'],
  ['win', 'win32'],
  ['linuxmusl', 'linux'],
  ['fsevents', 'darwin'],
]);
const PROCESSORS = new Set('arm arm64 ia32 loong64 mips64el ppc64 riscv64 s390x wasm32 x64'.split(' '));
const PROCESSOR_OF = new Map([['armv7', 'arm']]);
const LIBRARY_OF = new Map([
  ['gnu', 'glibc'],
  ['musl', 'musl'],
  ['linuxmusl', 'musl'],
]);

/**
 * The machines that a package is for, as npm writes them into a lock, read off its name: by custom it says so.
 * @param {string} name
 * @returns {{ cpu?: string[], os?: string[], libc?: string[] }}
 */
export function platformOf(name) {
  const parts = name.replace(/^@[^/]+\//, '').split(/[-.]/);
  const cpu = parts.map((part) => PROCESSOR_OF.get(part) ?? part).find((part) => PROCESSORS.has(part));
  const os = parts.map((part) => SYSTEM_OF.get(part) ?? part).find((part) => SYSTEMS.has(part));
  const libc = parts.map((part) => LIBRARY_OF.get(part)).find((library) => library !== undefined);
  return { ...(cpu ? { cpu: [cpu] } : {}), ...(os ? { os: [os] } : {}), ...(libc ? { libc: [libc] } : {}) };
}
