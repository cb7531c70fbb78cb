import { Button, Modal } from 'antd';
import type { ReactNode } from 'react';
import { useText } from '../i18n/text.ts';
import { ErrorNotice } from './error-notice.tsx';

type Props = {
  title: string;
  /** What happens then. */
  text: string;
  confirm: string;
  isDanger?: boolean;
  isReady?: boolean;
  isPending: boolean;
  error: unknown;
  onConfirm: () => void;
  onClose: () => void;
  children?: ReactNode;
};

/** Asks once more before something is done for good, with what it needs to know; a refusal stands in it. */
export function ActionDialog(props: Props) {
  const {
    title,
    text,
    confirm,
    isDanger = false,
    isReady = true,
    isPending,
    error,
    onConfirm,
    onClose,
    children,
  } = props;
  const { t } = useText();
  return (
    <Modal
      open
      title={<bdi>{title}</bdi>}
      onCancel={onClose}
      mask={{ closable: false }}
      closable={{ 'aria-label': t('close') }}
      footer={
        <div className="confirm-buttons">
          <Button size="large" onClick={onClose}>
            {t('task.back')}
          </Button>
          <Button
            size="large"
            type="primary"
            danger={isDanger}
            disabled={!isReady}
            loading={isPending}
            data-testid="confirm"
            onClick={onConfirm}
          >
            {confirm}
          </Button>
        </div>
      }
    >
      <div className="action-dialog">
        <p>{text}</p>
        {children}
        {error != null && <ErrorNotice error={error} />}
      </div>
    </Modal>
  );
}
