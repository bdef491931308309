import { useTranslations } from 'use-intl';
import { useReport } from '../i18n/use-report.ts';
import { Button } from './button.tsx';

interface MoreButtonProps {
  readonly page: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly onMore: (after: string | null) => Promise<unknown>;
}

/** Below a list, where there is more of it. */
export function MoreButton({ page: { hasNextPage, endCursor }, onMore }: MoreButtonProps) {
  const text = useTranslations('common');
  const report = useReport();
  if (!hasNextPage) return null;
  return (
    <Button look="quiet" onPress={() => void onMore(endCursor).catch(report)}>
      {text('more')}
    </Button>
  );
}
