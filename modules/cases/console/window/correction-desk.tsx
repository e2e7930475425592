import '@onewindow/forms/renderer/forms.css';
import {
  api,
  apiPath,
  Band,
  Button,
  DeskPage,
  Panel,
  useCommand,
  useDates,
  useLanguage,
  useMessages,
} from '@onewindow/console-kit';
import type { Answers } from '@onewindow/forms/evaluator';
import { FormPageFields } from '@onewindow/forms/renderer';
import { defineMessages } from '@onewindow/i18n';
import { type ReactNode, useEffect, useState } from 'react';
import type { CorrectionReply } from '../../src/contract-corrections.ts';
import { CorrectionPanel } from './correction-panel.tsx';
import { CorrectionSlot } from './correction-slot.tsx';
import type { Frame } from './open-draft.tsx';
import { answerTarget, goToPlace, type Problem } from './problems.ts';
import { type CorrectionForm, useCorrectionForm } from './use-correction-form.ts';
import { fetchCorrection, slotId } from './window-data.ts';
import './window.css';

const messages = defineMessages({
  zh: {
    told: '已经一次性告知 {n} 样，最迟 {due}',
    notice: '补正告知书（PDF）',
    returned: '预审退回，还没有收件',
    other: '换一个事项',
    materials: '补交的材料',
    answers: '要改的填写内容',
  },
  en: {
    told: 'Told once: {n} {n|thing|things}, by {due}',
    notice: 'Notice of what to correct (PDF)',
    returned: 'Returned before receipt',
    other: 'Another item',
    materials: 'Materials handed in now',
    answers: 'Answers to change',
  },
});

/** 窗口代收补正: what the notice named, each with the place where it is put right; the same rules as online. */
export function CorrectionDesk({
  initial,
  frame,
  card,
  onDone,
  onLeave,
}: {
  initial: CorrectionReply;
  frame: Frame;
  card: ReactNode;
  onDone(): void;
  onLeave(): void;
}) {
  const t = useMessages(messages);
  const { locale } = useLanguage();
  const [correction, setCorrection] = useState(initial);
  const form = useCorrectionForm(initial);
  const [tried, setTried] = useState(false);
  const [wanted, setWanted] = useState<Problem>();
  const { caseId, returned, slots } = correction;
  const take = useCommand<Answers>({
    send: (answers, key) =>
      api.post(apiPath`/api/cases/${caseId}/correct`, { form: answers, expectedVersion: correction.version }, { key }),
    invalidates: [['case', caseId], ['work'], ['today'], ['/api/cases'], ['corrections'], ['notifications']],
    onDone,
  });
  const problems = problemsOf(slots, form);
  useEffect(() => {
    if (wanted) goToPlace(wanted.target);
  }, [wanted]);
  function start() {
    setTried(true);
    const [first] = problems;
    if (first) setWanted({ ...first });
    else void take.run(form.changed);
  }
  const told = take.fields.map(one => ({ key: one.path, zh: one.message, en: one.message, target: 'main' }));
  return (
    <DeskPage
      {...frame}
      actions={<Button onClick={onLeave}>{t('other')}</Button>}
      right={
        <CorrectionPanel
          returned={returned}
          problems={problems.length > 0 ? (tried ? problems : []) : told}
          busy={take.pending}
          onTake={start}
          onGo={problem => setWanted({ ...problem })}
        />
      }
    >
      {card}
      <h2 className="ow-window-title">{correction.itemName}</h2>
      <Told correction={correction} />
      {slots.length > 0 && (
        <Panel title={t('materials')} flush>
          <ul className="ow-window-slots">
            {slots.map(slot => (
              <CorrectionSlot
                key={slot.slot}
                caseId={caseId}
                slot={slot}
                name={locale === 'en' ? (slot.name.en ?? slot.name.zh) : slot.name.zh}
                onChange={async () => {
                  const { slots: now } = await fetchCorrection(caseId);
                  setCorrection(known => ({ ...known, slots: now }));
                }}
              />
            ))}
          </ul>
        </Panel>
      )}
      {form.pages.length > 0 && (
        <Panel title={t('answers')}>
          {correction.items
            .filter(item => item.kind === 'answer')
            .map(item => (
              <p key={item.target} className="ow-window-told">
                <b>{item.label}</b>　{item.what}
              </p>
            ))}
          <div className="ow-window-fields">
            {form.pages.map(page => (
              <FormPageFields
                key={page.key}
                page={page}
                locale={locale}
                lookups={form.lookups}
                headingLevel={3}
                showErrors={tried ? 'all' : 'wrong'}
                onChange={form.change}
              />
            ))}
          </div>
        </Panel>
      )}
    </DeskPage>
  );
}

/** What was told and by when, with the notice itself. */
function Told({ correction }: { correction: CorrectionReply }) {
  const t = useMessages(messages);
  const dates = useDates();
  const due = correction.dueOn ? dates.long(correction.dueOn) : '—';
  return (
    <Band
      title={correction.returned ? t('returned') : t('told', { n: correction.items.length, due })}
      actions={
        correction.documentId && (
          <a href={`/api/documents/${correction.documentId}/pdf`} target="_blank" rel="noreferrer">
            {t('notice')}
          </a>
        )
      }
    >
      {correction.reason}
    </Band>
  );
}

function problemsOf(slots: CorrectionReply['slots'], { pages }: CorrectionForm): Problem[] {
  return [
    ...slots
      .filter(slot => slot.asked && slot.files.length === 0)
      .map(({ slot, name }) => ({
        key: slot,
        zh: `还没交：${name.zh}`,
        en: `Not yet handed in: ${name.en ?? name.zh}`,
        target: slotId(slot),
      })),
    ...pages
      .flatMap(page => page.errors)
      .map(({ path, code, zh, en }) => ({ key: `${path} ${code}`, zh, en, target: answerTarget(path) })),
  ];
}
