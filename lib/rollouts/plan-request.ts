/** Which plan a verb is about, by its flag, and what was sent along. */
export interface PlanRequest {
  readonly environment: string;
  readonly key: string;
  readonly input: unknown;
}
