import { Checkbox, DateField, SelectField, TextAreaField, TextField, useMessages } from '@onewindow/console-kit';
import { defineMessages } from '@onewindow/i18n';
import type { CaseReply } from '../src/contract.ts';

const messages = defineMessages({
  zh: {
    needed: '要现场核查（两名以上工作人员，行政许可法第三十四条）',
    date: '核查日期',
    who: '核查人员',
    whoHint: '至少两人',
    result: '核查结论',
    passed: '符合要求',
    corrected: '整改后符合',
    failed: '不符合要求',
    notes: '核查情况',
  },
  en: {
    needed: 'An inspection on site is needed (two officers or more, Administrative Licensing Law, article 34)',
    date: 'Date of the inspection',
    who: 'Inspectors',
    whoHint: 'at least two',
    result: 'Finding',
    passed: 'Meets the requirements',
    corrected: 'Meets them after correction',
    failed: 'Does not meet them',
    notes: 'Notes',
  },
});

/** What a step adds to its opinion: the handler asks for an inspection, the inspecting step says what it found. */
export function InspectionFields({
  task,
  inspection,
  onInspection,
  form,
  onForm,
  errors,
}: {
  task: CaseReply['tasks'][number];
  reply: CaseReply;
  inspection: boolean;
  onInspection(value: boolean): void;
  form: Record<string, unknown>;
  onForm(value: Record<string, unknown>): void;
  errors: readonly { path: string; message: string }[];
}) {
  const t = useMessages(messages);
  if (task.nodeId === 'inspect') {
    const bind = (key: string) => ({
      path: `/form/${key}`,
      value: (form[key] as string | undefined) ?? '',
      onChange: (value: string | null | undefined) => onForm({ ...form, [key]: value ?? undefined }),
      error: errors.find(error => error.path === `/form/${key}`)?.message,
    });
    return (
      <>
        <DateField label={t('date')} {...bind('inspectedOn')} />
        <TextField label={t('who')} hint={t('whoHint')} {...bind('inspectors')} />
        <SelectField
          label={t('result')}
          options={[
            { value: 'passed', label: t('passed') },
            { value: 'corrected', label: t('corrected') },
            { value: 'failed', label: t('failed') },
          ]}
          {...bind('inspectionResult')}
        />
        <TextAreaField label={t('notes')} optional {...bind('inspectionNotes')} />
      </>
    );
  }
  if (task.level !== 'handle') return null;
  return <Checkbox checked={inspection} onChange={onInspection} label={t('needed')} />;
}
