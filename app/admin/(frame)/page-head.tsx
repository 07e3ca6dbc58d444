import { ButtonLink } from '@/components/ui/button-link';

/** A page's title, and the one thing to do there, if there is one. */
export function PageHead({ title, action }: { title: string; action?: { href: string; label: string } }) {
  return (
    <div className="mb-4 flex items-center justify-between gap-4">
      <h1 className="font-semibold text-lg">{title}</h1>
      {action && (
        <ButtonLink variant="primary" href={action.href}>
          {action.label}
        </ButtonLink>
      )}
    </div>
  );
}
