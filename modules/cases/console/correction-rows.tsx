import { Button, Checkbox, TextAreaField, useMessages } from '@onewindow/console-kit';
import { defineMessages } from '@onewindow/i18n';
import type { CaseReply } from '../src/contract.ts';

/** One thing to correct, as the notice prints it. */
export interface CorrectionRow {
  kind: 'material' | 'answer' | 'other';
  target: string;
  label: string;
  what: string;
}

const messages = defineMessages({
  zh: { what: '哪里不对，怎么改', other: '加一条别的', otherLabel: '其他', materials: '材料', remove: '去掉' },
  en: {
    what: 'What is wrong and how to correct it',
    other: 'Add something else',
    otherLabel: 'Other',
    materials: 'Materials',
    remove: 'Remove',
  },
});

/** Ticks materials to be corrected and says what is wrong with each; anything else is added as a line of its own. */
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
  const rowOf = (slot: string) => rows.find(row => row.kind === 'material' && row.target === slot);
  const slots = [...new Map(reply.materials.map(material => [material.slot, material])).values()];
  const change = (row: CorrectionRow, what: string) =>
    onChange(rows.map(one => (one === row ? { ...one, what } : one)));
  return (
    <fieldset className="ow-corrections">
      <legend>{t('materials')}</legend>
      {slots.map(material => {
        const row = rowOf(material.slot);
        return (
          <div key={material.slot}>
            <Checkbox
              checked={row !== undefined}
              label={material.name}
              onChange={checked =>
                onChange(
                  checked
                    ? [
                        ...rows,
                        {
                          kind: 'material',
                          target: material.slot,
                          label: material.name.replace(/\.(pdf|png|jpe?g|ofd)$/i, ''),
                          what: '',
                        },
                      ]
                    : rows.filter(one => one !== row),
                )
              }
            />
            {row && (
              <TextAreaField
                path={`/items/${material.slot}`}
                label={t('what')}
                rows={2}
                value={row.what}
                onChange={value => change(row, value ?? '')}
                error={undefined}
              />
            )}
          </div>
        );
      })}
      {rows
        .filter(row => row.kind === 'other')
        .map((row, index) => (
          <div key={row.target}>
            <TextAreaField
              path={`/items/other/${index}`}
              label={`${t('otherLabel')} ${index + 1}`}
              rows={2}
              value={row.what}
              onChange={value => change(row, value ?? '')}
              error={undefined}
            />
            <Button kind="link" onClick={() => onChange(rows.filter(one => one !== row))}>
              {t('remove')}
            </Button>
          </div>
        ))}
      <Button
        onClick={() =>
          onChange([...rows, { kind: 'other', target: `other${rows.length + 1}`, label: t('otherLabel'), what: '' }])
        }
      >
        {t('other')}
      </Button>
    </fieldset>
  );
}
