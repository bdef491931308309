import type { UnitOfWork } from '../database/index.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Logger } from '../logging/index.ts';
import { Busyness } from './busyness.ts';
import { JobLoop, type Job } from './job-loop.ts';
import { Leases } from './leases.ts';

export type { Job } from './job-loop.ts';

export interface JobsOptions {
  readonly jobs: readonly Job[];
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  readonly logger: Pick<Logger, 'warn'>;
  /** Names this node among the workers. */
  readonly nodeId: string;
}

export interface Jobs {
  /** How many of the jobs this node does at the moment. */
  readonly heldCount: number;
  /** Failed runs since the start. */
  readonly failureCount: number;
  /** Waits for what is under way and gives the jobs to whoever asks. */
  stop(): Promise<void>;
}

/** Begins to do those of the jobs that no other worker does. */
export function startJobs({ jobs, unitOfWork, clock, logger, nodeId }: JobsOptions): Jobs {
  const leases = new Leases(unitOfWork, clock, nodeId);
  const loops = jobs.map((job) => {
    const busyness = new Busyness();
    return new JobLoop(job, { leases, clock, logger, busyness: () => busyness.take() });
  });
  for (const loop of loops) loop.start();
  return {
    get heldCount() {
      return loops.filter(({ isHolder }) => isHolder).length;
    },
    get failureCount() {
      return loops.reduce((sum, { failures }) => sum + failures, 0);
    },
    async stop() {
      await Promise.all(loops.map(async (loop) => loop.stop()));
    },
  };
}
