import { cache } from 'react';
import { configuration } from '@/lib/configuration';
import { basisOf } from './basis';

/**
 * What this render answers from: one snapshot and one instant, so that a page cannot mix two revisions. Outside a render
 * React keeps nothing, so a handler takes its basis once by itself.
 */
export const renderBasis = cache(() => basisOf(configuration().SLUICE_ENVIRONMENT, Date.now()));
