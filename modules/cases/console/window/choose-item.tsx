import {
  api,
  Band,
  Button,
  EmptyState,
  FormSection,
  Panel,
  Rows,
  Tag,
  TextField,
  useDates,
  useMessages,
  useText,
} from '@onewindow/console-kit';
import { defineMessages } from '@onewindow/i18n';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { ChoosePlace } from './choose-place.tsx';
import { ChooseScenario } from './choose-scenario.tsx';
import { WaitingCorrections } from './waiting-corrections.tsx';
import type { DraftLine, FoundItem, Party } from './window-data.ts';

const messages = defineMessages({
  zh: {
    what: '办什么',
    label: '事项，或者要做的一件事',
    hint: '汉字、拼音、首字母都行，比如 spjy、开餐馆',
    none: '没有找到“{q}”',
    noneText: '换个说法，或者用事项编码。',
    start: '办这件',
    draft: '申请人在网上填过：{title}',
    saved: '{at} 存的草稿。从那里接着办，回家也能接着看。',
    goOn: '接着办',
    joint: '一件事',
    jointNote: '几个部门一张表、一套材料、一张凭证',
    guided: '按情形找出要办的',
    notOnline: '目录里有，还没有表单，请按纸质流程办理',
  },
  en: {
    what: 'What for',
    label: 'Item, or what the applicant wants to do',
    hint: 'Characters, pinyin or initials, such as spjy or restaurant',
    none: 'Nothing found for “{q}”',
    noneText: 'Try other words, or the item’s code.',
    start: 'This one',
    draft: 'Begun online: {title}',
    saved: 'Saved {at}. Go on from there.',
    goOn: 'Go on',
    joint: 'joint',
    jointNote: 'Several departments on one form, one set of documents, one receipt',
    guided: 'Finds out by questions what is needed',
    notOnline: 'In the catalogue, without a form yet: handle it on paper',
  },
});

interface Found extends FoundItem {
  kind: 'item' | 'scenario';
  code: string;
}

/** What she wants: the draft she began at home, an item of the catalogue, or a matter of several items 一件事. */
export function ChooseItem({
  party,
  onDraft,
  onCorrect,
}: {
  party: Party;
  onDraft(id: string): void;
  /** She brought what a notice asks for. */
  onCorrect(caseId: string): void;
}) {
  const t = useMessages(messages);
  const say = useText();
  const dates = useDates();
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState<FoundItem>();
  const [scenario, setScenario] = useState<string>();
  const q = useDeferredValue(typed.trim());
  const drafts = useQuery({
    queryKey: ['drafts', party.id],
    queryFn: ({ signal }) =>
      api.get<{ rows: DraftLine[] }>('/api/applications', { query: { party: party.id }, signal }),
  });
  const found = useQuery({
    queryKey: ['catalogue-search', q],
    queryFn: ({ signal }) => api.get<{ found: Found[] }>('/api/catalogue/search', { query: { q, limit: 12 }, signal }),
    enabled: q.length > 0,
    placeholderData: keepPreviousData,
  });
  const items = found.data?.found ?? [];
  if (chosen) return <ChoosePlace item={chosen} party={party} onDraft={onDraft} onBack={() => setChosen(undefined)} />;
  if (scenario) {
    return (
      <ChooseScenario
        code={scenario}
        party={party}
        onDraft={onDraft}
        onItem={setChosen}
        onBack={() => setScenario(undefined)}
      />
    );
  }
  const noteOf = (one: Found) =>
    one.kind === 'scenario' ? t(one.online ? 'jointNote' : 'guided') : one.online ? one.basicCode : t('notOnline');
  return (
    <div className="ow-stack">
      <WaitingCorrections partyId={party.id} onCorrect={onCorrect} />
      {(drafts.data?.rows ?? []).map((draft, i) => (
        <Band
          key={draft.id}
          title={t('draft', { title: draft.title })}
          actions={
            <Button kind={i === 0 ? 'solid' : 'outline'} onClick={() => onDraft(draft.id)}>
              {t('goOn')}
            </Button>
          }
        >
          {t('saved', { at: dates.moment(draft.savedAt) })}
        </Band>
      ))}
      <FormSection title={t('what')} columns={1}>
        <TextField
          path="/item"
          label={t('label')}
          hint={t('hint')}
          value={typed}
          onChange={value => setTyped(value ?? '')}
          error={undefined}
        />
      </FormSection>
      {q !== '' && found.isSuccess && items.length === 0 && (
        <EmptyState title={t('none', { q })}>{t('noneText')}</EmptyState>
      )}
      {q !== '' && items.length > 0 && (
        <Panel flush>
          <Rows
            label={t('what')}
            rows={items.map(item => ({
              key: item.code,
              main: (
                <>
                  {say({ zh: item.name, en: item.nameEn ?? item.name })}{' '}
                  {item.kind === 'scenario' && <Tag kind="tint">{t('joint')}</Tag>}
                </>
              ),
              note: noteOf(item),
              aside: (item.kind === 'scenario' || item.online) && (
                <Button
                  kind="outline"
                  aria-label={`${t('start')} ${item.name}`}
                  onClick={() => (item.kind === 'scenario' ? setScenario(item.code) : setChosen(item))}
                >
                  {t('start')}
                </Button>
              ),
            }))}
          />
        </Panel>
      )}
    </div>
  );
}
