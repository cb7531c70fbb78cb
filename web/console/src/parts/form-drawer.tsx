import { Drawer } from 'antd';
import type { ReactNode } from 'react';
import { useText } from '../i18n/text.ts';

type Props = { title: ReactNode; size?: number; onClose: () => void; children: ReactNode };

/** A form at the side, open while it is there; `size` in px. Only its buttons and its cross close it. */
export function FormDrawer({ title, size = 620, onClose, children }: Props) {
  const { t } = useText();
  return (
    <Drawer
      open
      size={size}
      onClose={onClose}
      className="task-dialog"
      mask={{ closable: false }}
      // What was entered must not be lost by a key that closes a list.
      keyboard={false}
      closable={{ 'aria-label': t('close') }}
      title={title}
    >
      {children}
    </Drawer>
  );
}
