import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';

/** What the node is asked for whenever its metrics are read, by name: the value, and what it counts. */
export type GaugeReaders = Readonly<Record<string, { readonly help: string; readonly read: () => number }>>;

export interface Metrics {
  /** Adds readers. Names begin with `tokenim_`. */
  add(readers: GaugeReaders): void;
  render(): Promise<{ readonly contentType: string; readonly text: string }>;
}

export function createMetrics(): Metrics {
  const register = new Registry();
  collectDefaultMetrics({ register });
  return {
    add(readers) {
      for (const [name, { help, read }] of Object.entries(readers)) {
        const gauge = new Gauge({
          name,
          help,
          registers: [register],
          collect() {
            gauge.set(read());
          },
        });
      }
    },
    render: async () => ({ contentType: register.contentType, text: await register.metrics() }),
  };
}
