import {
  api,
  apiPath,
  Band,
  Button,
  EmptyState,
  FormSection,
  Panel,
  Rows,
  SelectField,
  TextField,
  useCommand,
  useDates,
  useMessages,
  useSession,
  useText,
} from '@onewindow/console-kit';
import { defineMessages } from '@onewindow/i18n';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import type { DraftLine, Party } from './window-data.ts';

const messages = defineMessages({
  zh: {
    what: '办什么',
    label: '事项名称',
    hint: '汉字、拼音、首字母都行，比如 spjy',
    none: '没有找到“{q}”',
    noneText: '换个说法，或者用事项编码。',
    start: '办这件',
    draft: '申请人在网上填过：{title}',
    saved: '{at} 存的草稿。从那里接着办，回家也能接着看。',
    goOn: '接着办',
    where: '由哪里办',
    begin: '开始填表',
    back: '换一个事项',
    notOnline: '目录里有，还没有表单，请按纸质流程办理',
  },
  en: {
    what: 'What for',
    label: 'Item',
    hint: 'Characters, pinyin or initials, such as spjy',
    none: 'Nothing found for “{q}”',
    noneText: 'Try other words, or the item’s code.',
    start: 'This one',
    draft: 'Begun online: {title}',
    saved: 'Saved {at}. Go on from there.',
    goOn: 'Go on',
    where: 'Handled by',
    begin: 'Begin the form',
    back: 'Another item',
    notOnline: 'In the catalogue, without a form yet: handle it on paper',
  },
});

interface Found {
  kind: string;
  code: string;
  basicCode: string;
  name: string;
  nameEn: string | null;
  online: boolean;
}

/** What she wants: the draft she began at home, or an item of the catalogue. */
export function ChooseItem({ party, onDraft }: { party: Party; onDraft(id: string): void }) {
  const t = useMessages(messages);
  const say = useText();
  const dates = useDates();
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState<Found>();
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
  const items = (found.data?.found ?? []).filter(one => one.kind === 'item');
  if (chosen) return <ChoosePlace item={chosen} party={party} onDraft={onDraft} onBack={() => setChosen(undefined)} />;
  return (
    <div className="ow-stack">
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
              main: say({ zh: item.name, en: item.nameEn ?? item.name }),
              note: item.online ? item.basicCode : t('notOnline'),
              aside: item.online && (
                <Button kind="outline" onClick={() => setChosen(item)}>
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

interface Implementer {
  serviceItemId: string;
  divisionCode: string;
  organisationName: string;
}

function ChoosePlace({
  item,
  party,
  onDraft,
  onBack,
}: {
  item: Found;
  party: Party;
  onDraft(id: string): void;
  onBack(): void;
}) {
  const t = useMessages(messages);
  const say = useText();
  const session = useSession();
  const [picked, setPicked] = useState<string>();
  const bodies = useQuery({
    queryKey: ['implementers', item.basicCode],
    queryFn: ({ signal }) =>
      api.get<{ rows: Implementer[] }>(apiPath`/api/catalogue/items/${item.basicCode}/implementers`, { signal }),
  });
  const rows = bodies.data?.rows ?? [];
  const own = rows.find(row => row.divisionCode === session.divisionCode) ?? rows[0];
  const divisionCode = picked ?? own?.divisionCode;
  const start = useCommand<{ divisionCode: string }, { id: string }>({
    send: (input, key) =>
      api.post('/api/applications', { basicCodes: [item.basicCode], partyId: party.id, ...input }, { key }),
    onDone: ({ id }) => onDraft(id),
  });
  return (
    <FormSection title={say({ zh: item.name, en: item.nameEn ?? item.name })} columns={1} note={item.basicCode}>
      <SelectField
        path="/divisionCode"
        label={t('where')}
        value={divisionCode}
        onChange={value => setPicked(value ?? undefined)}
        options={rows.map(row => ({ value: row.divisionCode, label: row.organisationName }))}
        error={start.fields[0]?.message}
      />
      <div className="ow-window-actions">
        <Button
          kind="solid"
          busy={start.pending || bodies.isPending}
          onClick={() => divisionCode && void start.run({ divisionCode })}
        >
          {t('begin')}
        </Button>
        <Button kind="link" onClick={onBack}>
          {t('back')}
        </Button>
      </div>
    </FormSection>
  );
}
