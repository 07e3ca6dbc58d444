import { CodeBlock } from '@/components/site/code-block';
import { DecisionNote } from '@/components/site/decision-note';
import { Door } from '@/components/site/door';
import { GateFigure } from '@/components/site/gate-figure';
import { decide } from '@/lib/evaluation/gate';

const THE_GATE = `const newDashboardEnabled =
  await isEnabled('new_dashboard');

return newDashboardEnabled
  ? <NewDashboard />
  : <LegacyDashboard />;`;

export default async function HomePage() {
  const [dashboard, editor] = await Promise.all([decide('new_dashboard', false), decide('beta_editor', false)]);
  return (
    <>
      <div className="max-w-2xl">
        <h1 className="font-semibold text-2xl tracking-tight sm:text-3xl">Deploy with the gate closed</h1>
        <p className="mt-3 text-ink-muted text-lg">
          Then open it to one visitor in ten, to a quarter, to all; and close it at once if you must. Sluice is that
          gate, and these pages are its living example: each asks a flag on the server, and says at its foot what was
          decided and why.
        </p>
      </div>
      <div className="mt-8">
        <GateFigure decision={dashboard} />
      </div>
      <div className="mt-12 grid gap-x-12 gap-y-10 lg:grid-cols-2">
        <ul>
          <Door href="/dashboard" title="Dashboard">
            You get {dashboard.value ? 'the new one: four weeks at a glance' : 'the legacy one: last week as a table'}.
          </Door>
          <Door href="/editor" title="Editor">
            You get {editor.value ? 'the beta: a toolbar, slash commands and a preview' : 'the stable one: plain text'}.
          </Door>
          <Door href="/how-it-works" title="How it works">
            The formula, and your own buckets.
          </Door>
          <Door href="/admin" title="Admin">
            Where the gates are moved. For admins.
          </Door>
        </ul>
        <div className="grid content-start gap-3">
          <h2 className="font-medium text-lg">All of the gate on the dashboard</h2>
          <CodeBlock label="The gate in code">{THE_GATE}</CodeBlock>
          <p className="text-ink-muted">
            It reads a cookie and memory, so there is nothing to wait for, and the browser asks for nothing.
          </p>
        </div>
      </div>
      <DecisionNote decisions={[dashboard, editor]} signInHref="/sign-in?next=/" />
    </>
  );
}
