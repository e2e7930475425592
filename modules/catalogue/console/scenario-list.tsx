import {
  type Column,
  EmptyState,
  ErrorState,
  ListTable,
  Page,
  Panel,
  Skeleton,
  Tag,
  useMessages,
  usePermission,
} from '@onewindow/console-kit';
import { defineMessages } from '@onewindow/i18n';
import { useQuery } from '@tanstack/react-query';
import { catalogueNames } from './editor-names.ts';
import { type ScenarioDeskRow, scenariosQuery } from './scenario-data.ts';
import { NewScenario } from './scenario-new.tsx';
import { useSay } from './scenario-view.tsx';
import { useScenarioWords } from './scenario-words.ts';
import './editor-pages.css';

const messages = defineMessages({
  zh: {
    title: '情形',
    none: '还没有情形',
    noneText: '情形由一串问题引到要办的事项。新建一个，写好问题，审核发布以后申请人就看得到。',
    inForce: '现行 {number}',
    withdrawn: '已撤下',
    never: '还没发布过',
    draft: '草稿 {number}',
    inReview: '审核中 {number}',
  },
  en: {
    title: 'Scenarios',
    none: 'No scenarios yet',
    noneText:
      'A scenario leads by questions to the items needed. Make one, write its questions, and people see it once it is published.',
    inForce: '{number} in force',
    withdrawn: 'Withdrawn',
    never: 'Never published',
    draft: '{number}, draft',
    inReview: '{number}, in review',
  },
});

function Name({ row }: { row: ScenarioDeskRow }) {
  return useSay()(row.name);
}
function Summary({ row }: { row: ScenarioDeskRow }) {
  const say = useSay();
  return <span className="ow-muted">{row.summary ? say(row.summary) : '—'}</span>;
}
function Standing({ row: { standing, version } }: { row: ScenarioDeskRow }) {
  const t = useMessages(messages);
  const words = useScenarioWords();
  if (standing !== 'published') return <Tag kind="wash">{t(standing)}</Tag>;
  return t('inForce', { number: words.number(version) });
}
function Open({ row: { draft } }: { row: ScenarioDeskRow }) {
  const t = useMessages(messages);
  const words = useScenarioWords();
  if (!draft) return '—';
  const number = words.number(draft.version);
  return (
    <>
      <Tag kind="outline">{t(draft.state === 'draft' ? 'draft' : 'inReview', { number })}</Tag>{' '}
      <span className="ow-muted">{draft.editedByName}</span>
    </>
  );
}

const columns: Column<ScenarioDeskRow>[] = [
  { key: 'name', label: { zh: '情形', en: 'Scenario' }, link: true, width: 200, cell: row => <Name row={row} /> },
  { key: 'summary', label: { zh: '说明', en: 'Summary' }, cell: row => <Summary row={row} /> },
  { key: 'questions', label: { zh: '问题', en: 'Questions' }, width: 90, align: 'right', cell: row => row.questions },
  {
    key: 'joint',
    label: { zh: '联办事项', en: 'Joint items' },
    width: 100,
    align: 'right',
    cell: row => row.joint ?? '—',
  },
  { key: 'version', label: { zh: '版本', en: 'Version' }, width: 170, cell: row => <Standing row={row} /> },
  { key: 'open', label: { zh: '在改', en: 'Being worked on' }, width: 240, cell: row => <Open row={row} /> },
];

/** One that was never published has nothing to show but its draft. */
function wayTo({ standing, code, id }: ScenarioDeskRow): string {
  return standing === 'never' ? `/catalogue/scenarios/versions/${id}` : `/catalogue/scenarios/${code}`;
}

/** 情形: the situations that lead people to items. */
export function ScenarioListPage() {
  const t = useMessages(messages);
  const may = usePermission();
  const found = useQuery(scenariosQuery);
  return (
    <Page title={t('title')} actions={may(catalogueNames.edit) && <NewScenario />}>
      {found.isPending && <Skeleton lines={10} />}
      {found.isError && <ErrorState error={found.error} onRetry={() => void found.refetch()} />}
      {found.data?.length === 0 && <EmptyState title={t('none')}>{t('noneText')}</EmptyState>}
      {found.data && found.data.length > 0 && (
        <Panel flush>
          <ListTable label={t('title')} columns={columns} rows={found.data} rowKey={row => row.code} open={wayTo} />
        </Panel>
      )}
    </Page>
  );
}
