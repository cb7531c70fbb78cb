import { Drawer } from 'antd';
import type { Requisition } from '../api/types.ts';
import { useText } from '../i18n/text.ts';
import { SetUpForm } from './set-up-form.tsx';

/** The set-up at the side of a requisition that is open already. */
export function SetUpDrawer({ requisition, onClose }: { requisition: Requisition; onClose: () => void }) {
  const { t, pick } = useText();
  return (
    <Drawer
      open
      size={620}
      onClose={onClose}
      className="task-dialog"
      mask={{ closable: false }}
      // What was entered must not be lost by a key that closes a list.
      keyboard={false}
      closable={{ 'aria-label': t('close') }}
      title={<bdi>{pick(requisition.title)}</bdi>}
    >
      <div className="drawer-body">
        <SetUpForm requisition={requisition} onDone={onClose} />
      </div>
    </Drawer>
  );
}
