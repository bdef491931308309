import { useNavigate } from 'react-router';
import { useClient } from '../../app/client.tsx';
import { useReport } from '../../i18n/use-report.ts';

/** Opens the conversation with somebody. */
export function useWriteTo(): (userId: string) => void {
  const client = useClient();
  const navigate = useNavigate();
  const report = useReport();
  return (userId) => {
    void client
      .openDirectConversation(userId)
      .then((id) => navigate(`/c/${id}`))
      .catch(report);
  };
}
