import {
  api,
  type Column,
  type Filter,
  ListPage,
  type ListSource,
  type OptionSource,
  UrgencyBar,
  useDates,
  useLanguage,
  useText,
} from '@onewindow/console-kit';
import { useState } from 'react';
import type { HeldTaskItem } from '../../src/contract.ts';
import { urgencyOfRow } from '../today-data.ts';
import { HandOverManyDialog } from './hand-over-many.tsx';
import { plain } from './team-words.ts';

interface Holder {
  accountId: string;
  name: string;
  tasks: number;
}

const source: ListSource<HeldTaskItem> = {
  key: '/api/work/held',
  async fetch({ after, limit, filters: chosen }, signal) {
    const page = await api.get<{ rows: HeldTaskItem[]; next: string | null }>('/api/work/held', {
      query: { ...chosen, after, limit },
      signal,
    });
    return { ...page, total: null };
  },
};

const holders: OptionSource = {
  async search(q, signal) {
    const { rows } = await api.get<{ rows: Holder[] }>('/api/work/holders', { signal });
    return rows
      .filter(row => row.name.includes(q.trim()))
      .map(row => ({ value: row.accountId, label: plain(row.name), note: String(row.tasks) }));
  },
  async named(values, signal) {
    return (await holders.search('', signal)).filter(option => values.includes(option.value));
  },
};

const filters: Filter[] = [
  { key: 'holder', label: { zh: '在谁手上', en: 'Held by' }, kind: 'choice', options: holders, single: true },
];

const columns: Column<HeldTaskItem>[] = [
  { key: 'left', label: { zh: '剩余', en: 'Left' }, width: 150, cell: row => <Left row={row} /> },
  {
    key: 'holder',
    label: { zh: '在谁手上', en: 'Held by' },
    width: 120,
    fixed: true,
    cell: row => plain(row.holderName),
  },
  { key: 'step', label: { zh: '环节', en: 'Step' }, width: 120, cell: row => <Step row={row} /> },
  { key: 'item', label: { zh: '事项', en: 'Item' }, link: true, cell: row => row.case.itemName },
  { key: 'applicant', label: { zh: '申请人', en: 'Applicant' }, cell: row => row.case.applicantName },
  { key: 'since', label: { zh: '到手', en: 'Since' }, width: 120, cell: row => <Since row={row} /> },
];

/** 批量转办: what the people of a head's body hold, to be handed over when somebody is away or leaves. */
export function HandOverPage() {
  const [chosen, setChosen] = useState<HeldTaskItem[]>();
  return (
    <>
      <ListPage
        title={{ zh: '转办', en: 'Hand over' }}
        query={source}
        columns={columns}
        filters={filters}
        sorts={[{ key: 'since', label: { zh: '先到手的在前', en: 'Held longest first' } }]}
        unit={{ zh: '件', en: 'tasks' }}
        rowKey={row => row.id}
        open={row => `/cases/${row.case.id}`}
        actions={[
          {
            key: 'handOver',
            label: { zh: '转办', en: 'Hand over' },
            keys: 'T',
            kind: 'solid',
            onRow: true,
            run: rows => setChosen(rows),
          },
        ]}
        empty={{
          title: { zh: '没有人签收待办', en: 'Nobody holds a task' },
          text: {
            zh: '本单位的人签收、转办或受托的待办会在这里；有人休假、调走时，选中几件一起转给别人。',
            en: 'Tasks that your people have claimed appear here; when somebody is away or leaves, choose several and hand them over together.',
          },
        }}
      />
      {chosen && <HandOverManyDialog tasks={chosen} onClose={() => setChosen(undefined)} />}
    </>
  );
}

function Left({ row }: { row: HeldTaskItem }) {
  const { locale } = useLanguage();
  return <UrgencyBar urgency={urgencyOfRow(row.case, locale)} />;
}

function Step({ row }: { row: HeldTaskItem }) {
  const say = useText();
  return <>{say({ zh: row.step, en: row.stepEn })}</>;
}

function Since({ row }: { row: HeldTaskItem }) {
  return <>{useDates().moment(row.since)}</>;
}
