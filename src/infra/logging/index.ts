import { pino, type Logger as PinoLogger } from 'pino';

export type Logger = PinoLogger;

export interface LoggingOptions {
  readonly level: string;
  readonly nodeId: string;
}

/** JSON lines on standard output. Tokens, passwords and messages never get that far: nothing logs arguments. */
export function createLogger({ level, nodeId }: LoggingOptions): Logger {
  return pino({ level, base: { node: nodeId }, serializers: { err: describeError } });
}

/** Without what else hangs on an error: that of a statement carries the values that it was to write. */
function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const { message, stack, cause } = error;
  const code = 'code' in error ? error.code : undefined;
  return { type: error.constructor.name, message, stack, code, ...(cause === undefined ? {} : { cause: describeError(cause) }) };
}
