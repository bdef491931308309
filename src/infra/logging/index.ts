import { pino, type Logger as PinoLogger } from 'pino';

export type Logger = PinoLogger;

export interface LoggingOptions {
  readonly level: string;
  readonly nodeId: string;
}

/** JSON lines on standard output. Tokens and passwords never get that far: nothing logs arguments. */
export function createLogger({ level, nodeId }: LoggingOptions): Logger {
  return pino({ level, base: { node: nodeId } });
}
