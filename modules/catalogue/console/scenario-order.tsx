import { Button, FormSection, SelectField, useMessages } from '@onewindow/console-kit';
import { defineMessages } from '@onewindow/i18n';
import type { Text } from '../src/content.ts';
import type { Scenario, ScenarioOrder } from '../src/scenario-contract.ts';
import type { ItemNames } from '../src/scenario-diff.ts';
import { keptSourceOf } from './editor-basic.tsx';
import { type Fields, TextPair } from './editor-fields.tsx';
import { SourceBox } from './editor-source.tsx';
import { ItemsField } from './scenario-items-field.tsx';

const messages = defineMessages({
  zh: {
    title: '先后',
    note: '先办哪个、再办哪个。没有规定先后的事项可以同时办。',
    rule: '第 {n} 条',
    remove: '移除',
    removeRule: '移除先后第 {n} 条',
    before: '先办',
    after: '再办',
    event: '{end}：不是事项，是一件事',
    eventHint: '如 竣工验收、开始营业；选了事项就不用写',
    kind: '性质',
    legal: '法定：依据写明了先后',
    practice: '惯例：这样办顺手',
    source: '依据',
    add: '加一条先后',
  },
  en: {
    title: 'Order',
    note: 'What is done first and what then. Items that no rule speaks of may be done at the same time.',
    rule: 'Rule {n}',
    remove: 'Remove',
    removeRule: 'Remove rule {n} of the order',
    before: 'First',
    after: 'Then',
    event: '{end}: an event and not an item',
    eventHint: 'such as completion of the building; not needed where items are chosen',
    kind: 'Nature',
    legal: 'by law: its basis says which comes first',
    practice: 'by practice: it goes more easily so',
    source: 'Basis',
    add: 'Add a rule',
  },
});

/** What comes before what 先后: items or events, by law or by practice, and who says so. */
export function OrderSection({
  draft,
  names,
  onNamed,
}: {
  draft: Fields & { value: Scenario };
  names: ItemNames;
  onNamed(names: ItemNames): void;
}) {
  const t = useMessages(messages);
  const { value: rules, onChange } = draft.field<ScenarioOrder[]>('/order');
  const end = (at: number, which: 'before' | 'after') => {
    const path = `/order/${at}/${which}`;
    const items = draft.field<string[]>(`${path}/items`);
    const whole = draft.field<ScenarioOrder['before']>(path);
    return (
      <>
        <ItemsField
          {...items}
          label={t(which)}
          names={names}
          onNamed={onNamed}
          onChange={codes => whole.onChange({ items: codes, label: labelOf(codes, names, whole.value.label) })}
        />
        {items.value.length === 0 && (
          <TextPair draft={draft} path={`${path}/label`} label={t('event', { end: t(which) })} hint={t('eventHint')} />
        )}
      </>
    );
  };
  return (
    <FormSection title={t('title')}>
      <p className="ow-span-4 ow-muted">{t('note')}</p>
      <div className="ow-span-4 ow-cat-answers" data-path="/order">
        {rules.map((rule, at) => (
          <fieldset key={at} className="ow-cat-window" data-path={`/order/${at}`}>
            <legend>
              {t('rule', { n: at + 1 })}
              <Button
                kind="link"
                aria-label={t('removeRule', { n: at + 1 })}
                onClick={() => onChange(rules.filter(one => one !== rule))}
              >
                {t('remove')}
              </Button>
            </legend>
            <div className="ow-fields ow-fields-2 ow-cat-tight">
              {end(at, 'before')}
              {end(at, 'after')}
              <SelectField
                {...draft.field<ScenarioOrder['kind']>(`/order/${at}/kind`)}
                label={t('kind')}
                span={2}
                options={(['legal', 'practice'] as const).map(value => ({ value, label: t(value) }))}
              />
              <SourceBox {...keptSourceOf(draft, `/order/${at}/source`)} label={t('source')} />
            </div>
          </fieldset>
        ))}
        <div>
          <Button icon="plus" onClick={() => onChange([...rules, freshRule()])}>
            {t('add')}
          </Button>
        </div>
      </div>
    </FormSection>
  );
}

function freshRule(): ScenarioOrder {
  return {
    before: { items: [], label: { zh: '' } },
    after: { items: [], label: { zh: '' } },
    kind: 'practice',
    source: { kind: 'editor', verified: false },
  };
}

/** Items are called by their names; where there is none, an event is still to be written. */
function labelOf(codes: readonly string[], names: ItemNames, written: Text): Text {
  if (codes.length === 0) return { zh: '' };
  const known = codes.flatMap(code => names[code] ?? []);
  if (known.length < codes.length) return written;
  return { zh: known.map(name => name.zh).join('、'), en: known.map(name => name.en).join(', ') };
}
