import { isWithinDivision } from '@onewindow/codes';
import { api, Button, ErrorState, SelectField, useCommand, useMessages, useSession } from '@onewindow/console-kit';
import { defineMessages } from '@onewindow/i18n';
import { useQueries, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { cityDivision, type FoundItem, fetchCounties, implementersOf, type Party } from './window-data.ts';

const messages = defineMessages({
  zh: {
    where: '在哪里办',
    hint: '{bodies}同时办',
    begin: '开始一起办',
    comma: '、',
    city: '桂林市本级',
    nowhere: '这几件没有一个地方能一起办，请在下面一件一件地办。',
  },
  en: {
    where: 'Where',
    hint: 'Handled side by side by {bodies}',
    begin: 'Begin together',
    comma: ', ',
    city: 'City of Guilin',
    nowhere: 'Nowhere are all of them handled together; begin them one by one below.',
  },
});

/** Where the joint matter is handled, by which bodies, and the one button that begins it. */
export function JointStart({
  scenarioCode,
  items,
  party,
  onDraft,
}: {
  scenarioCode: string;
  items: readonly FoundItem[];
  party: Party;
  onDraft(id: string): void;
}) {
  const t = useMessages(messages);
  const session = useSession();
  const [picked, setPicked] = useState<string>();
  const counties = useQuery({ queryKey: ['counties'], queryFn: ({ signal }) => fetchCounties(signal) });
  const bodies = useQueries({ queries: items.map(item => implementersOf(item.basicCode)) });
  const start = useCommand<{ divisionCode: string }, { id: string }>({
    send: (input, key) =>
      api.post(
        '/api/applications',
        { basicCodes: items.map(item => item.basicCode), scenarioCode, partyId: party.id, ...input },
        { key },
      ),
    onDone: ({ id }) => onDraft(id),
  });
  const failed = bodies.find(one => one.isError) ?? (counties.isError ? counties : undefined);
  if (failed) return <ErrorState error={failed.error} onRetry={() => void failed.refetch()} />;
  const names = new Map((counties.data ?? []).map(row => [row.code, row.name]));
  // The nearest body upwards handles it: the county's own, else the city's (as `resolveServiceItem` finds it).
  const bodyIn = (divisionCode: string) =>
    bodies.map(
      ({ data }) =>
        (data?.rows ?? [])
          .filter(row => isWithinDivision(row.divisionCode, divisionCode))
          .sort((a, b) => b.divisionCode.localeCompare(a.divisionCode))[0],
    );
  const places = [...names.keys(), cityDivision].filter(code => bodyIn(code).every(body => body !== undefined));
  const own = places.find(code => code === session.divisionCode) ?? places[0];
  const place = picked ?? own;
  const loading = counties.isPending || bodies.some(one => one.isPending);
  if (!loading && !place) return <p>{t('nowhere')}</p>;
  const called = [...new Set(bodyIn(place ?? '').flatMap(body => body?.organisationName ?? []))];
  return (
    <div className="ow-stack">
      <SelectField
        path="/divisionCode"
        label={t('where')}
        hint={called.length > 0 ? t('hint', { bodies: called.join(t('comma')) }) : undefined}
        value={place}
        onChange={value => setPicked(value ?? undefined)}
        options={places.map(code => ({ value: code, label: names.get(code) ?? t('city') }))}
        error={start.fields[0]?.message}
      />
      <div className="ow-window-actions">
        <Button
          kind="solid"
          busy={start.pending || loading}
          onClick={() => place && void start.run({ divisionCode: place })}
        >
          {t('begin')}
        </Button>
      </div>
    </div>
  );
}
