/** A request as an endpoint reads it: everything that comes from outside, the instant included. */
export interface Incoming<Param extends string = never> {
  readonly request: Request;
  /** The parts of the path in brackets, decoded by Next. */
  readonly params: Readonly<Record<Param, string>>;
  readonly query: URLSearchParams;
  readonly requestId: string;
  readonly now: Date;
  /** To be called where nothing is done now, because the same request was sent before: the answer says so. */
  readonly onReplay?: () => void;
}
