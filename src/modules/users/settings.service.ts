import type { Executor, UnitOfWork } from '../../infra/database/index.ts';
import { NotFound } from '../../kernel/errors.ts';
import type { UserId } from '../../kernel/ids.ts';
import type { Viewer } from '../../kernel/viewer.ts';
import { withChange, type Settings, type SettingsChange } from './settings.ts';
import type { SettingsRepository } from './settings.repository.ts';
import { settingsChanged } from './users.facts.ts';
import type { UsersService } from './users.service.ts';

export interface SettingsServiceOptions {
  readonly users: UsersService;
  readonly settings: SettingsRepository;
  readonly unitOfWork: UnitOfWork;
}

/** What users decide about their own accounts. A change is one of the user's own: it takes their next version. */
export class SettingsService {
  constructor(private readonly options: SettingsServiceOptions) {}

  /** @throws NotFound for an account that is gone */
  async ofViewer({ userId }: Viewer): Promise<Settings> {
    return this.require(this.options.unitOfWork.reader, userId);
  }

  /** Those of the users who exist. */
  findMany(executor: Executor, ids: readonly UserId[]): Promise<ReadonlyMap<UserId, Settings>> {
    return this.options.settings.findMany(executor, ids);
  }

  /** What is so already is no change. */
  async update({ userId }: Viewer, change: SettingsChange): Promise<Settings> {
    const { users, settings, unitOfWork } = this.options;
    return unitOfWork.run(async (tx) => {
      await users.lock(tx, [userId]);
      const before = await this.require(tx, userId);
      const after = withChange(before, change);
      if (after === before) return before;
      const version = (await users.changeOwn(tx, [userId], 'settings')).get(userId) ?? 0;
      await settings.write(tx, userId, after, version);
      tx.record(settingsChanged(userId, after));
      return after;
    });
  }

  private async require(executor: Executor, userId: UserId): Promise<Settings> {
    const found = (await this.options.settings.findMany(executor, [userId])).get(userId);
    if (found === undefined) throw new NotFound('user');
    return found;
  }
}
