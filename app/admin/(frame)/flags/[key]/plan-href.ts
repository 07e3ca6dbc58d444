import { sectionHref } from '../../section-href';
import { flagHref } from '../flag-href';
import type { FlagAddress } from './actions';

/** Where a flag's page tells of its plan. */
export function planHref({ environment, key }: FlagAddress): string {
  return `${flagHref(environment, key)}#plan`;
}

/** The address of the form that starts a plan, with the stages of a template. */
export function newPlanHref({ environment, key }: FlagAddress, template?: string): string {
  const form = sectionHref(`/admin/flags/${encodeURIComponent(key)}/plan`, environment);
  return template === undefined ? form : `${form}&template=${template}`;
}
