import { Driver } from './driver.ts';

export interface DriverCall {
  readonly id: number;
  readonly method: string;
  readonly argument: unknown;
}

export interface DriverAnswer {
  readonly id: number;
  readonly value?: unknown;
  readonly error?: string;
}

/** A process that makes load and measures; its parent tells it what. It ends with its parent. */
export async function main(): Promise<number> {
  const driver = new Driver();
  process.on('message', (call: DriverCall) => {
    void answer(driver, call).then((reply) => process.send?.(reply));
  });
  process.send?.({ id: 0 } satisfies DriverAnswer);
  await new Promise<void>((resolve) => {
    process.once('disconnect', resolve);
  });
  process.exit(0);
}

async function answer(driver: Driver, { id, method, argument }: DriverCall): Promise<DriverAnswer> {
  try {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- Written by our own parent, whose types are made from this class.
    const methods = driver as unknown as Record<string, (argument: unknown) => Promise<unknown>>;
    return { id, value: await methods[method]?.(argument) };
  } catch (error) {
    return { id, error: error instanceof Error ? error.message : String(error) };
  }
}
