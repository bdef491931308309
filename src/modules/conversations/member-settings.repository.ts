import type { EntityManager } from 'typeorm';
import { And, In, IsNull, LessThanOrEqual, MoreThan, Not } from 'typeorm';
import type { Executor, Transaction } from '../../infra/database/index.ts';
import type { ConversationId, UserId } from '../../kernel/ids.ts';
import type { OwnRange } from '../users/index.ts';
import { MemberSettingsEntity } from './member-settings.entity.ts';
import { defaultSettings, type MemberSettings } from './member-settings.ts';

export class MemberSettingsRepository {
  /** In the order of the ids; the defaults where nothing was decided. */
  async findMany({ manager }: Executor, userId: UserId, ids: readonly ConversationId[]): Promise<MemberSettings[]> {
    const rows = await repositoryOf(manager).findBy({ userId, conversationId: In([...new Set(ids)]) });
    const found = new Map<ConversationId, MemberSettings>(rows.map((row) => [row.conversationId, row]));
    return ids.map((id) => found.get(id) ?? defaultSettings(userId, id));
  }

  /** How far those of the users who did so have cleared the conversation. */
  async clearedThroughSeqs(
    { manager }: Executor,
    conversationId: ConversationId,
    userIds: readonly UserId[],
  ): Promise<Map<UserId, number>> {
    const rows = await repositoryOf(manager).findBy({ userId: In([...userIds]), conversationId });
    return new Map(rows.map(({ userId, clearedThroughSeq }) => [userId, clearedThroughSeq]));
  }

  async countPinned({ manager }: Executor, userId: UserId): Promise<number> {
    return repositoryOf(manager).countBy({ userId, pinOrder: Not(IsNull()) });
  }

  async countDrafts({ manager }: Executor, userId: UserId): Promise<number> {
    return repositoryOf(manager).countBy({ userId, draftAt: Not(IsNull()) });
  }

  /** Rows whose last change is in (after, through], by that version. */
  async changed({ manager }: Executor, userId: UserId, { after, through, limit }: OwnRange): Promise<MemberSettings[]> {
    return repositoryOf(manager).find({
      where: { userId, userVersion: And(MoreThan(after), LessThanOrEqual(through)) },
      order: { userVersion: 'ASC' },
      take: limit,
    });
  }

  async save({ manager }: Transaction, settings: MemberSettings): Promise<void> {
    await repositoryOf(manager).upsert({ ...settings }, ['userId', 'conversationId']);
  }
}

function repositoryOf(manager: EntityManager) {
  return manager.getRepository(MemberSettingsEntity);
}
