import { Form, Input, Select } from 'antd';
import type { Colleague, ProcessVersion } from '../api/types.ts';
import { useText } from '../i18n/text.ts';
import { byInterviewing, isMeetingPattern, isRecruiter } from './set-up-fields.ts';

type Props = { stages: ProcessVersion['definition']['stages']; colleagues: readonly Colleague[] };

/** Who recruits, and where people meet: who interviews and under which link. */
export function PeopleFields({ stages, colleagues }: Props) {
  const { t } = useText();
  const hasInterview = stages.some(({ stageType }) => stageType === 'interview');
  const optionsOf = (people: readonly Colleague[]) =>
    people.map(({ id, displayName, role }) => ({
      value: id,
      label: t('setUp.person', { name: displayName, role: t(`role.${role}`) }),
    }));
  return (
    <>
      <h4>{t('setUp.people')}</h4>
      <Form.Item
        name="recruiterId"
        label={t('setUp.recruiter')}
        rules={[{ required: true, message: t('setUp.choose') }]}
      >
        <Select showSearch={{ optionFilterProp: 'label' }} options={optionsOf(colleagues.filter(isRecruiter))} />
      </Form.Item>
      {hasInterview && (
        <>
          <Form.Item
            name="interviewers"
            label={t('setUp.interviewers')}
            rules={[{ required: true, message: t('setUp.choose') }]}
          >
            <Select
              mode="multiple"
              showSearch={{ optionFilterProp: 'label' }}
              options={optionsOf(colleagues.toSorted(byInterviewing))}
            />
          </Form.Item>
          <Form.Item
            name="meetingUrlTemplate"
            label={t('setUp.meetingLink')}
            extra={t('setUp.meetingLinkHint')}
            rules={[
              {
                validator: (_rule, value: string | undefined) =>
                  !value?.trim() || isMeetingPattern(value.trim())
                    ? Promise.resolve()
                    : Promise.reject(new Error(t('setUp.meetingLinkWrong'))),
              },
            ]}
          >
            <Input inputMode="url" maxLength={500} placeholder="https://meet.example.com/{bookingId}" />
          </Form.Item>
        </>
      )}
    </>
  );
}
