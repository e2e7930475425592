import { Button, Checkbox, SelectField, TextAreaField, useMessages, useText } from '@onewindow/console-kit';
import { defineMessages } from '@onewindow/i18n';
import type { CaseReply } from '../src/contract.ts';
import './case.css';

/** One thing to correct, as the notice prints it. */
export interface CorrectionRow {
  kind: 'material' | 'answer' | 'other';
  target: string;
  label: string;
  what: string;
}

const messages = defineMessages({
  zh: {
    what: '哪里不对，怎么改',
    other: '加一条别的',
    otherLabel: '其他',
    materials: '材料',
    answers: '填写的内容',
    answer: '加一处填写的内容',
    remove: '去掉',
  },
  en: {
    what: 'What is wrong and how to correct it',
    other: 'Add something else',
    otherLabel: 'Other',
    materials: 'Materials',
    answers: 'Answers',
    answer: 'Add an answer',
    remove: 'Remove',
  },
});

/** Ticks materials, picks answers and says what is wrong with each; anything else is added as a line of its own. */
export function CorrectionRows({
  reply,
  rows,
  onChange,
}: {
  reply: CaseReply;
  rows: CorrectionRow[];
  onChange(rows: CorrectionRow[]): void;
}) {
  const t = useMessages(messages);
  const say = useText();
  // What the applicant added of her own accord was not asked for, so nothing in it is to be corrected.
  const askedFor = reply.materials.filter(material => material.supplementedAt === null);
  const slots = [...new Map(askedFor.map(material => [material.slot, material])).values()];
  const answers = reply.answers.flatMap(page => page.rows);
  const free = answers.filter(answer => !rows.some(row => row.kind === 'answer' && row.target === answer.path));
  const change = (row: CorrectionRow, what: string) =>
    onChange(rows.map(one => (one === row ? { ...one, what } : one)));
  const what = (row: CorrectionRow, label: string) => (
    <TextAreaField
      path={`/items/${row.target}`}
      label={label}
      rows={2}
      value={row.what}
      onChange={value => change(row, value ?? '')}
      error={undefined}
    />
  );
  const removable = (row: CorrectionRow, label: string) => (
    <div key={row.target}>
      {what(row, label)}
      <Button
        kind="link"
        aria-label={`${t('remove')} ${label}`}
        onClick={() => onChange(rows.filter(one => one !== row))}
      >
        {t('remove')}
      </Button>
    </div>
  );
  return (
    <>
      <fieldset className="ow-corrections">
        <legend>{t('materials')}</legend>
        {slots.map(({ slot, name, material }) => {
          const row = rows.find(one => one.kind === 'material' && one.target === slot);
          // The notice is in Chinese whatever language the officer reads.
          const label = material?.zh ?? name;
          return (
            <div key={slot}>
              <Checkbox
                checked={row !== undefined}
                label={say({ zh: label, en: material?.en ?? label })}
                onChange={checked =>
                  onChange(
                    checked
                      ? [...rows, { kind: 'material', target: slot, label, what: '' }]
                      : rows.filter(one => one !== row),
                  )
                }
              />
              {row && what(row, t('what'))}
            </div>
          );
        })}
      </fieldset>
      <fieldset className="ow-corrections">
        <legend>{t('answers')}</legend>
        {rows.filter(row => row.kind === 'answer').map(row => removable(row, `${row.label} · ${t('what')}`))}
        {free.length > 0 && (
          <SelectField
            path="/answer"
            label={t('answer')}
            value={undefined}
            options={free.map(answer => ({ value: answer.path, label: answer.label }))}
            onChange={path => {
              const answer = free.find(one => one.path === path);
              if (answer) onChange([...rows, { kind: 'answer', target: answer.path, label: answer.label, what: '' }]);
            }}
            error={undefined}
          />
        )}
        {rows
          .filter(row => row.kind === 'other')
          .map((row, index) => removable(row, `${t('otherLabel')} ${index + 1}`))}
        <Button
          onClick={() => onChange([...rows, { kind: 'other', target: nextOther(rows), label: '其他', what: '' }])}
        >
          {t('other')}
        </Button>
      </fieldset>
    </>
  );
}

/** A name that no other line has, also after one was taken away. */
function nextOther(rows: readonly CorrectionRow[]): string {
  const last = Math.max(0, ...rows.map(row => Number(/^other(\d+)$/.exec(row.target)?.[1] ?? 0)));
  return `other${last + 1}`;
}
