import type { Requisition } from '../api/types.ts';
import { useText } from '../i18n/text.ts';
import { SetUpForm } from './set-up-form.tsx';
import { FormDrawer } from '../parts/form-drawer.tsx';

/** The set-up at the side of a requisition that is open already. */
export function SetUpDrawer({ requisition, onClose }: { requisition: Requisition; onClose: () => void }) {
  const { pick } = useText();
  return (
    <FormDrawer onClose={onClose} title={<bdi>{pick(requisition.title)}</bdi>}>
      <div className="drawer-body">
        <SetUpForm requisition={requisition} onDone={onClose} />
      </div>
    </FormDrawer>
  );
}
