import { FormSection, NumberField, SelectField, SwitchField, useMessages } from '@onewindow/console-kit';
import { defineMessages } from '@onewindow/i18n';
import type { Fee } from '../src/content.ts';
import { sourceOf } from './editor-basic.tsx';
import { type ItemDraft, TextPair } from './editor-fields.tsx';
import { DraftRows, OpenRow } from './editor-rows.tsx';
import { SourceBox, SourceCell } from './editor-source.tsx';

type Row = Fee['rows'][number];

const messages = defineMessages({
  zh: {
    fee: '收费',
    charged: '收不收费',
    yes: '收费',
    no: '不收费',
    unknown: '还没查清',
    basis: '收不收费的依据',
    rows: '收费项目',
    name: '项目',
    standard: '标准',
    standardHint: '如 每证 10 元',
    amount: '金额',
    amountHint: '不是一个定数就不填',
    yuan: '元',
    reducible: '可以减免',
    reduction: '怎么减免',
    rowBasis: '依据',
    add: '加一项收费',
  },
  en: {
    fee: 'Fees',
    charged: 'Is a fee charged',
    yes: 'yes',
    no: 'no',
    unknown: 'not known yet',
    basis: 'Basis of charging or not',
    rows: 'Fees',
    name: 'Fee',
    standard: 'Standard',
    standardHint: 'such as 10 yuan for each licence',
    amount: 'Amount',
    amountHint: 'empty where it is not one amount',
    yuan: 'yuan',
    reducible: 'May be reduced',
    reduction: 'How it is reduced',
    rowBasis: 'Basis',
    add: 'Add a fee',
  },
});

/** 收费: none without a law (行政许可法第五十八条). */
export function FeeSection({ draft }: { draft: ItemDraft }) {
  const t = useMessages(messages);
  const charged = draft.field<boolean | null>('/fee/charged');
  const missing = draft.field('/fee/rows').error;
  return (
    <FormSection title={t('fee')} columns={2}>
      <SelectField<'yes' | 'no' | 'unknown'>
        path="/fee/charged"
        label={t('charged')}
        code="is_fee"
        error={charged.error}
        value={charged.value === null ? 'unknown' : charged.value ? 'yes' : 'no'}
        onChange={next => charged.onChange(next === 'yes' ? true : next === 'no' ? false : null)}
        options={(['no', 'yes', 'unknown'] as const).map(value => ({ value, label: t(value) }))}
      />
      <span />
      <SourceBox {...sourceOf(draft, '/fee/source')} label={t('basis')} />
      {(charged.value || draft.value.fee.rows.length > 0) && (
        <div className="ow-span-4 ow-cat-bleed" data-path="/fee/rows">
          {missing && <p className="ow-cat-wrong">{missing}</p>}
          <DraftRows<Row>
            draft={draft}
            path="/fee/rows"
            label={t('rows')}
            addLabel={t('add')}
            nameOf={row => row.name.zh}
            create={() => ({ name: { zh: '' }, standard: { zh: '' }, amount: null, reducible: false, source: null })}
            columns={open => [
              {
                key: 'name',
                label: t('name'),
                cell: (row, _path, i) => <OpenRow name={row.name.zh} onOpen={() => open(i)} />,
              },
              {
                key: 'standard',
                label: t('standard'),
                width: '24%',
                cell: row => (
                  <span className="ow-muted" lang="zh-CN">
                    {row.standard.zh}
                  </span>
                ),
              },
              {
                key: 'amount',
                label: t('amount'),
                width: '12%',
                cell: row => (row.amount === null ? '—' : `${row.amount / 100} ${t('yuan')}`),
              },
              {
                key: 'basis',
                label: t('rowBasis'),
                width: '30%',
                cell: (_, path) => <SourceCell {...sourceOf(draft, `${path}/source`)} />,
              },
            ]}
            detail={path => <FeeFields draft={draft} path={path} />}
          />
        </div>
      )}
    </FormSection>
  );
}

function FeeFields({ draft, path }: { draft: ItemDraft; path: string }) {
  const t = useMessages(messages);
  const amount = draft.field<number | null>(`${path}/amount`);
  return (
    <div className="ow-fields ow-fields-2 ow-cat-tight">
      <TextPair draft={draft} path={`${path}/name`} label={t('name')} />
      <TextPair draft={draft} path={`${path}/standard`} label={t('standard')} hint={t('standardHint')} />
      <NumberField
        {...amount}
        label={t('amount')}
        hint={t('amountHint')}
        optional
        unit={t('yuan')}
        precision={2}
        max={100_000_000}
        // Money is kept in fen.
        value={amount.value === null ? null : amount.value / 100}
        onChange={yuan => amount.onChange(yuan === null || yuan === undefined ? null : Math.round(yuan * 100))}
      />
      <SwitchField {...draft.field<boolean>(`${path}/reducible`)} label={t('reducible')} />
      <TextPair draft={draft} path={`${path}/reduction`} label={t('reduction')} optional />
      <SourceBox {...sourceOf(draft, `${path}/source`)} label={t('rowBasis')} removable />
    </div>
  );
}
