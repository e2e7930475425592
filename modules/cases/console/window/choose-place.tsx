import {
  api,
  Button,
  FormSection,
  SelectField,
  useCommand,
  useMessages,
  useSession,
  useText,
} from '@onewindow/console-kit';
import { defineMessages } from '@onewindow/i18n';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type FoundItem, implementersOf, type Party } from './window-data.ts';

const messages = defineMessages({
  zh: { where: '由哪里办', begin: '开始填表', back: '换一个事项' },
  en: { where: 'Handled by', begin: 'Begin the form', back: 'Another item' },
});

/** Who handles one item: the body of the window's own division unless the officer chooses another. */
export function ChoosePlace({
  item,
  party,
  onDraft,
  onBack,
}: {
  item: FoundItem;
  party: Party;
  onDraft(id: string): void;
  onBack(): void;
}) {
  const t = useMessages(messages);
  const say = useText();
  const session = useSession();
  const [picked, setPicked] = useState<string>();
  const bodies = useQuery(implementersOf(item.basicCode));
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
