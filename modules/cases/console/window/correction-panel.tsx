import { formatQueryCode } from '@onewindow/codes';
import { AppLink, Button, Facts, useHotkeys, useMessages } from '@onewindow/console-kit';
import { defineMessages } from '@onewindow/i18n';
import type { CorrectionReply } from '../../src/contract-corrections.ts';
import { MissingList } from './missing-list.tsx';
import type { Problem } from './problems.ts';

const messages = defineMessages({
  zh: {
    side: '补正',
    before: '把带来的材料扫进来、把要改的改好，按 F9 收下。部门从今天起重新计五个工作日。',
    take: '收下补正',
    again: '重新提交',
    taken: '补正已收',
    item: '事项',
    applicant: '申请人',
    code: '查询码',
    answer: '{body}五个工作日内答复是否受理；到期没有答复，视为已经受理（行政许可法第三十二条）。',
    openCase: '打开办件',
    next: '办完，下一位',
  },
  en: {
    side: 'Correction',
    before:
      'Scan what was brought, put right what is to be changed, then press F9. The five working days begin again today.',
    take: 'Take the correction in',
    again: 'Send it again',
    taken: 'Correction taken in',
    item: 'Item',
    applicant: 'Applicant',
    code: 'Query code',
    answer:
      '{body} answers within five working days; without an answer it counts as accepted (Administrative Licensing Law, 32).',
    openCase: 'Open the case',
    next: 'Done, next person',
  },
});

/** Before: the one button, and what is missing above it. */
export function CorrectionPanel({
  returned,
  problems,
  busy,
  onTake,
  onGo,
}: {
  returned: boolean;
  problems: readonly Problem[];
  busy: boolean;
  onTake(): void;
  onGo(problem: Problem): void;
}) {
  const t = useMessages(messages);
  const act = t(returned ? 'again' : 'take');
  useHotkeys([{ keys: 'F9', label: act, whileTyping: true, run: onTake }]);
  return (
    <div className="ow-stack">
      <h2 className="ow-side-title">{t('side')}</h2>
      {problems.length > 0 ? (
        <MissingList problems={problems} onGo={onGo} />
      ) : (
        <p className="ow-muted">{t('before')}</p>
      )}
      <Button kind="solid" size="large" keys="F9" block busy={busy} onClick={onTake}>
        {act}
      </Button>
    </div>
  );
}

/** After: what happens next, to be said to the person. */
export function CorrectedPanel({ correction, onNext }: { correction: CorrectionReply; onNext(): void }) {
  const t = useMessages(messages);
  const body = correction.organisationName;
  return (
    <div className="ow-stack">
      <h2 className="ow-side-title">{t('taken')}</h2>
      <Facts
        columns={1}
        facts={[
          { label: t('item'), value: correction.itemName },
          { label: t('applicant'), value: correction.applicantName },
          { label: t('code'), value: <b>{formatQueryCode(correction.queryCode)}</b> },
        ]}
      />
      <p>{t('answer', { body })}</p>
      <AppLink to={`/cases/${correction.caseId}`}>{t('openCase')}</AppLink>
      <Button kind="solid" size="large" keys="F2" block onClick={onNext}>
        {t('next')}
      </Button>
    </div>
  );
}
