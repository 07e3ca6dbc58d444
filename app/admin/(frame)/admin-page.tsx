import { cookies } from 'next/headers';
import type { ReactNode } from 'react';
import { AdminFrame, type Crumb } from '@/components/frame/admin-frame';
import { Palette } from '@/components/palette/palette';
import { parseDensity } from '@/components/ui/density';
import { Notice } from '@/components/ui/notice';
import { parseTheme } from '@/components/ui/theme';
import { type Account, mayChange } from '@/lib/accounts/account';
import type { EnvironmentView } from '@/lib/environments/list-environments';
import { signOut } from '../../sign-out';
import { saveTable } from './flags/actions';
import { reachSoFar } from './reach-so-far';
import { sectionHref } from './section-href';

const SECTIONS = [
  { label: 'Flags', path: '/admin/flags', icon: 'flags' },
  { label: 'Segments', path: '/admin/segments', icon: 'segments' },
  { label: 'Rollouts', path: '/admin/rollouts', icon: 'rollouts' },
  { label: 'Schedules', path: '/admin/schedules', icon: 'schedules' },
  { label: 'Drills', path: '/admin/drills', icon: 'drills' },
  { label: 'Cleanup', path: '/admin/cleanup', icon: 'cleanup' },
  { label: 'History', path: '/admin/history', icon: 'history' },
  { label: 'Instances', path: '/admin/instances', icon: 'instances' },
  { label: 'API', path: '/admin/api', icon: 'api' },
] as const;

/** What only admins are shown. */
const ADMIN_SECTIONS = [
  { label: 'People', path: '/admin/people', icon: 'people' },
  { label: 'API tokens', path: '/admin/tokens', icon: 'tokens' },
  { label: 'Webhooks', path: '/admin/webhooks', icon: 'webhooks' },
  { label: 'Audit', path: '/admin/audit', icon: 'audit' },
] as const;

/**
 * The frame around an admin page. A component of each page and not a layout: a layout cannot read the address's
 * parameters, and the environment is one of them.
 */
export async function AdminPage({ account, environment: { current, all }, path, crumbs, children }: AdminPageProps) {
  const [jar, initial] = await Promise.all([cookies(), reachSoFar(current.key, current.revision)]);
  const sections = account.role === 'admin' ? [...SECTIONS, ...ADMIN_SECTIONS] : SECTIONS;
  const items = sections.map(({ label, path: section, icon }) => ({
    label,
    icon,
    href: sectionHref(section, current.key),
    isCurrent: path.startsWith(section),
  }));
  const environments = all.map(({ key, name }) => ({
    name,
    href: sectionHref(path, key),
    isCurrent: key === current.key,
    isProduction: key === 'production',
  }));
  return (
    <AdminFrame
      items={items}
      environments={environments}
      palette={
        <Palette
          place={{
            environment: current.key,
            flagsPath: '/admin/flags',
            historyPath: sectionHref('/admin/history', current.key),
            pages: [
              ...items.map(({ label, href }) => ({ label, href })),
              { label: 'Explain all flags', href: sectionHref('/admin/explain', current.key) },
              { label: 'Your account', href: sectionHref('/admin/account', current.key) },
              { label: 'Environments', href: sectionHref('/admin/environments', current.key) },
            ],
            environments: environments.map(({ name, href, isCurrent }) => ({ name, href, isCurrent })),
          }}
          save={saveTable}
        />
      }
      person={{
        name: account.name,
        email: account.email,
        theme: parseTheme(jar.get('theme')?.value),
        density: parseDensity(jar.get('density')?.value),
        accountHref: sectionHref('/admin/account', current.key),
        signOut: signOut.bind(null, '/admin/sign-in'),
      }}
      crumbs={crumbs}
      reach={{
        environment: current.key,
        revision: current.revision,
        initial: initial ?? null,
        href: sectionHref('/admin/instances', current.key),
      }}
    >
      {!mayChange(account, current.key) && (
        <div className="mb-4">
          <Notice>You may look at {current.name}, and not change it. An admin can let you.</Notice>
        </div>
      )}
      {children}
    </AdminFrame>
  );
}

interface AdminPageProps {
  account: Account;
  environment: { current: EnvironmentView; all: readonly EnvironmentView[] };
  /** Where this page lives: switching the environment stays on it. */
  path: string;
  crumbs: readonly Crumb[];
  children: ReactNode;
}
