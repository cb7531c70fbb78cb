import { Button, Form, type FormInstance } from 'antd';
import type { ReactNode } from 'react';
import { ApiProblem } from '../api/problem.ts';
import { useText } from '../i18n/text.ts';
import { ErrorNotice } from '../parts/error-notice.tsx';
import { FormDrawer } from '../parts/form-drawer.tsx';

type Props<Fields> = {
  title: string;
  form: FormInstance<Fields>;
  initialValues: Fields;
  isPending: boolean;
  error: unknown;
  onSave: (fields: Fields) => void;
  onClose: () => void;
  children: ReactNode;
};

/** A form at the side with its buttons; says so when somebody else was faster. */
export function EditDrawer<Fields extends object>(props: Props<Fields>) {
  const { title, form, initialValues, isPending, error, onSave, onClose, children } = props;
  const { t } = useText();
  const isConflict = error instanceof ApiProblem && error.code === 'version_conflict';
  return (
    <FormDrawer size={520} onClose={onClose} title={<bdi>{title}</bdi>}>
      <Form<Fields>
        form={form}
        layout="vertical"
        className="drawer-body"
        initialValues={initialValues}
        scrollToFirstError={{ block: 'center', focus: true }}
        onFinish={onSave}
      >
        {children}
        {isConflict ? <p role="alert">{t('people.conflict')}</p> : error != null && <ErrorNotice error={error} />}
        <div className="button-row">
          <Button size="large" onClick={onClose}>
            {t('task.back')}
          </Button>
          <Button size="large" type="primary" htmlType="submit" loading={isPending}>
            {t('people.save')}
          </Button>
        </div>
      </Form>
    </FormDrawer>
  );
}
