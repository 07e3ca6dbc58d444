import { readQuery } from '../read-query';
import { OPERATIONS, type OperationName } from './operations';
import { noParameters } from './shared';

/** Throws 400 for a parameter that the operation does not know, or that is not as it has to be. */
export function refuseUnknownParameters(operation: OperationName, query: URLSearchParams): void {
  readQuery(OPERATIONS[operation].query ?? noParameters, query);
}
