import type { UnitOfWork } from '../../infra/database/index.ts';
import type { Limits } from '../../kernel/limits.ts';
import type { MembershipLoader, MembersRepository } from '../conversations/index.ts';
import type { SettingsService } from '../users/index.ts';
import { ReceiptBatch } from './receipt-batch.ts';
import { MemberReceiptsResolver, MessageReceiptsResolver, ViewerReceiptsResolver } from './receipt-fields.resolver.ts';
import { ReceiptWriter } from './receipt-writer.ts';
import { ReceiptsRepository } from './receipts.repository.ts';
import { ReceiptsResolver } from './receipts.resolver.ts';
import { ReceiptsService } from './receipts.service.ts';
import { ShownReceipts, type ShownReceiptsDeps } from './shown-receipts.ts';

export type { Receipt } from './receipt.ts';
export type { ReceiptsChange } from './receipts-change.ts';
export type { ReceiptsRepository } from './receipts.repository.ts';

export interface ReceiptsModuleDeps {
  readonly unitOfWork: UnitOfWork;
  readonly limits: Limits;
  readonly members: MembersRepository;
  readonly memberships: MembershipLoader;
  readonly settings: Pick<SettingsService, 'findMany'>;
}

export interface ReceiptsModule {
  readonly service: ReceiptsService;
  readonly receipts: ReceiptsRepository;
  readonly resolvers: object[];
}

export function createReceiptsModule({ unitOfWork, limits, members, memberships, settings }: ReceiptsModuleDeps): ReceiptsModule {
  const { receiptMembersMax, pageSizeMax } = limits;
  const receipts = new ReceiptsRepository();
  const hiding: ShownReceiptsDeps['hiding'] = async (executor, userIds) => {
    const found = await settings.findMany(executor, userIds);
    return new Set(userIds.filter((userId) => found.get(userId)?.readReceipts === false));
  };
  const writer = new ReceiptWriter(new ReceiptBatch({ unitOfWork, receiptMembersMax }), limits);
  const service = new ReceiptsService({ unitOfWork, limits, writer, receipts });
  const shown = new ShownReceipts({ reader: unitOfWork.reader, members, memberships, hiding, receiptMembersMax });
  return {
    service,
    receipts,
    resolvers: [
      new ReceiptsResolver(service),
      new MemberReceiptsResolver(shown),
      new ViewerReceiptsResolver(service),
      new MessageReceiptsResolver(shown, pageSizeMax),
    ],
  };
}
