import { ActionForm } from './action-form.tsx';
import { Dialog } from './dialog.tsx';

interface ConfirmDialogProps {
  readonly title: string;
  /** What follows from it. */
  readonly consequence: string;
  readonly confirm: string;
  readonly onConfirm: () => Promise<unknown>;
  readonly onClose: () => void;
}

/** Asks once more before something that cannot be taken back. */
export function ConfirmDialog({ title, consequence, confirm, onConfirm, onClose }: ConfirmDialogProps) {
  return (
    <Dialog title={title} onClose={onClose}>
      <ActionForm submit={confirm} look="danger" onSubmit={async () => onConfirm().then(onClose)}>
        <p>{consequence}</p>
      </ActionForm>
    </Dialog>
  );
}
